import { roles } from '@countersign/core'
import { type TSchema, Type } from 'typebox'

const closed = { additionalProperties: false } as const

/** An object that refuses members it does not name. */
export const Body = <Members extends Record<string, TSchema>>(members: Members) =>
  Type.Object(members, closed)

export const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

export const Name = Type.String({
  format: 'plain-text',
  maxLength: 200,
  description: 'a text of 1 to 200 characters without control characters or blanks at its ends',
})

export const MailAddress = Type.String({
  format: 'mail-address',
  maxLength: 254,
  description: 'a mail address of at most 254 characters',
})

/** Length is what protects a password; what it is made of, people choose. */
export const NewPassword = Type.String({
  minLength: 12,
  maxLength: 200,
  description: 'a password of 12 to 200 characters',
})

export const Password = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'a password',
})

/** The secret of a link. */
export const LinkToken = Type.String({
  pattern: '^[0-9A-Za-z]{43}$',
  maxLength: 43,
  description: 'the 43 letters and digits at the end of a link',
})

export const RoleName = Type.Enum([...roles], {
  description: '"owner", "operator" or "read-only"',
})

export const Slug = Type.String({
  pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
  maxLength: 63,
  description: '1 to 63 small letters, digits and hyphens, not beginning or ending with a hyphen',
})

export const Contact = Type.String({
  format: 'plain-text',
  maxLength: 320,
  description: 'a text of 1 to 320 characters, such as a mail address',
})

export const Scope = Type.String({
  pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,128}$',
  maxLength: 128,
  description: 'a scope: 1 to 128 visible ASCII characters except quote and backslash',
})

export const ScopeList = Type.Array(Scope, {
  maxItems: 200,
  uniqueItems: true,
  description: 'a list of at most 200 different scopes',
})

export const Capability = Type.String({
  format: 'capability',
  maxLength: 128,
  description: 'a capability: parts of small letters, digits, "_" and "-", divided by dots',
})

export const CapabilityList = Type.Array(Capability, {
  maxItems: 200,
  uniqueItems: true,
  description: 'a list of at most 200 different capabilities',
})

export const GrantedCapabilities = Type.Array(
  Type.String({
    format: 'granted-capability',
    maxLength: 128,
    description: 'a capability, or one that ends in ".*" for all below it',
  }),
  { maxItems: 200, uniqueItems: true, description: 'a list of at most 200 different capabilities' },
)

export const Tier = Type.String({
  maxLength: 64,
  description: 'the name of a tier of the contract',
})

export const Audiences = Type.Array(Name, {
  minItems: 1,
  maxItems: 50,
  uniqueItems: true,
  description: 'a list of 1 to 50 different audiences',
})

export const IpAllow = Type.Array(
  Type.String({
    format: 'ip-range',
    maxLength: 60,
    description: 'an address or CIDR range, IPv4 or IPv6',
  }),
  { minItems: 1, maxItems: 100, description: 'a list of 1 to 100 addresses or CIDR ranges' },
)

export const Metadata = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), {
  maxProperties: 50,
  description: 'an object of at most 50 members',
})

export const EnvironmentName = Type.Enum(['live', 'test'], {
  description: '"live" or "test"',
})

export const Duration = Type.String({
  format: 'lifetime',
  maxLength: 20,
  description: 'a whole number and s, m, h, d or w, such as "90d"; at most ten years',
})

export const Instant = Type.String({
  format: 'instant',
  maxLength: 40,
  description: 'an instant in ISO 8601 with its offset, such as "2030-01-31T12:00:00Z"',
})

/** What narrows a key or a client. */
export const limits = {
  scopes: Type.Optional(OrNull(ScopeList)),
  audiences: Type.Optional(OrNull(Audiences)),
}

/** What the maker of a secret chooses and may change later. */
export const conditions = {
  ip_allow: Type.Optional(OrNull(IpAllow)),
  metadata: Type.Optional(Metadata),
  expires_in: Type.Optional(OrNull(Duration)),
  expires_at: Type.Optional(OrNull(Instant)),
}

/** What the maker of a key chooses. The environment is fixed then. */
export const keyWishes = {
  name: Type.Optional(Name),
  environment: Type.Optional(EnvironmentName),
  ...limits,
  ...conditions,
}

/** What a rotation, and the end of a key, may say besides. */
export const Rotation = Body({
  overlap: Type.Optional(
    Type.String({
      format: 'overlap',
      maxLength: 20,
      description:
        'a whole number and s, m, h, d or w, such as "24h"; "0s" ends the old secret now',
    }),
  ),
})
export const Revocation = Body({ reason: Type.Optional(Name) })

export const PageQuery = Body({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'a whole number from 1 to 100' }),
  ),
  cursor: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,100}$',
      maxLength: 100,
      description: 'the next_cursor of a page',
    }),
  ),
})

export const Search = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'a text of 1 to 100 characters to be found in names, or the beginning of an id',
})

/** How lists of projects and clients are narrowed. */
export const ObjectsQuery = Body({
  ...PageQuery.properties,
  q: Type.Optional(Search),
  is_active: Type.Optional(Type.Boolean({ description: 'true or false' })),
})

export const KeyState = Type.Enum(['active', 'inactive', 'expired', 'revoked'], {
  description: '"active", "inactive", "expired" or "revoked"',
})

/** How keys are narrowed, where several are listed or changed. */
export const keyFilter = {
  q: Type.Optional(Search),
  environment: Type.Optional(EnvironmentName),
  state: Type.Optional(KeyState),
  unused_for: Type.Optional(Duration),
}

export const KeysQuery = Body({ ...PageQuery.properties, ...keyFilter })

/** A segment of a path that names an object; one of another form names none. */
export const Named = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', maxLength: 64, description })

export const ProjectParams = Type.Object({ project: Named('the id or the slug of a project') })
export const ProductParams = Type.Object({ product: Named('the id or the slug of a product') })
export const SubscriptionParams = Type.Object({ subscription: Named('the id of a subscription') })
export const KeyParams = Type.Object({ key: Named('the id of a key') })
export const ClientParams = Type.Object({ client_id: Named('the id of a client') })
