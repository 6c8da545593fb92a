import { refusals } from '@countersign/core'
import { type Static, type TSchema, Type } from 'typebox'
import { OAuthSettings } from './client-oauth.ts'
import { permissions } from './permissions.ts'

// What the control API answers. The title of a schema is its name in the OpenAPI document.

export const closed = { additionalProperties: false } as const

export const Id = (prefix: string) =>
  Type.String({
    pattern: `^${prefix}_[0-9A-Za-z]{16}$`,
    maxLength: prefix.length + 17,
    examples: [`${prefix}_0VnvZ1qGm3kTs9xR`],
  })
export const Text = (maxLength: number) => Type.String({ maxLength })
export const Time = Type.String({ format: 'date-time', maxLength: 40 })
const Texts = Type.Array(Text(200), { maxItems: 200 })

/** A value or null, as the one schema that serialises fastest. */
export function nullable<Schema extends TSchema>(schema: Schema) {
  if ('enum' in schema && Array.isArray(schema.enum)) {
    const words = { type: ['string', 'null'], enum: [...(schema.enum as unknown[]), null] }
    return Type.Unsafe<Static<Schema> | null>({ ...schema, ...words })
  }
  const type: unknown = 'type' in schema ? schema.type : undefined
  return Type.Unsafe<Static<Schema> | null>({ ...schema, type: [type, 'null'] })
}

const Environment = Type.Enum(['live', 'test'])
export const Count = Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 })
const Generation = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })

export const Project = Type.Object(
  {
    id: Id('prj'),
    slug: Text(63),
    name: Text(200),
    contact: nullable(Text(320)),
    is_active: Type.Boolean(),
    self_service: nullable(
      Type.Boolean({
        description: 'Whether members make keys in the portal; null: as the installation has it.',
      }),
    ),
    created_at: Time,
    updated_at: Time,
  },
  { ...closed, title: 'Project' },
)

export const Client = Type.Object(
  {
    client_id: Id('client'),
    project_id: Id('prj'),
    name: Text(200),
    scopes: nullable(Texts),
    audiences: nullable(Texts),
    tier: nullable(Text(64)),
    oauth: OAuthSettings,
    is_active: Type.Boolean(),
    created_at: Time,
    updated_at: Time,
  },
  { ...closed, title: 'Client' },
)

const Secret = Type.Object(
  {
    generation: Generation,
    created_at: Time,
    closes_at: nullable(Time),
    last_used_at: nullable(Time),
    last_used_from: nullable(Text(64)),
  },
  { ...closed, title: 'Secret' },
)

const keyMembers = {
  id: Id('key'),
  name: Text(200),
  level: Type.Enum(['project', 'server']),
  project_id: nullable(Id('prj')),
  client_id: nullable(Id('client')),
  environment: Environment,
  key_prefix: Text(64),
  is_active: Type.Boolean(),
  scopes: nullable(Texts),
  audiences: nullable(Texts),
  ip_allow: nullable(Type.Array(Text(64), { maxItems: 100 })),
  metadata: Type.Record(Type.String(), Type.Unknown()),
  generation: Generation,
  secrets: Type.Array(Secret, { maxItems: 20 }),
  expires_at: nullable(Time),
  last_used_at: nullable(Time),
  as_of: Time,
  created_at: Time,
  updated_at: Time,
  revoked_at: nullable(Time),
  revoked_reason: nullable(Text(200)),
}

export const Key = Type.Object(keyMembers, { ...closed, title: 'Key' })

const Permissions = Type.Array(Type.Enum([...permissions]), { maxItems: permissions.length })

export const ServerKey = Type.Object(
  { ...keyMembers, permissions: Permissions },
  { ...closed, title: 'ServerKey' },
)

const Capabilities = Type.Array(Text(130), { maxItems: 200 })

export const Product = Type.Object(
  {
    id: Id('prd'),
    slug: Text(63),
    name: Text(200),
    capabilities: Capabilities,
    scopes: Texts,
    tier: nullable(Text(64)),
    created_at: Time,
    updated_at: Time,
  },
  { ...closed, title: 'Product' },
)

export const Subscription = Type.Object(
  {
    id: Id('sub'),
    project_id: Id('prj'),
    product_id: Id('prd'),
    from: Time,
    until: nullable(Time),
    cancelled_at: nullable(Time),
    created_at: Time,
  },
  { ...closed, title: 'Subscription' },
)

/** What holds a secret, once: a repetition holds null, and a word on how to get another. */
export const shownOnce = {
  secret: nullable(Type.String({ maxLength: 200, description: 'Shown once.' })),
  replayed: Type.Optional(Type.Literal(true)),
  hint: Type.Optional(Text(300)),
}

export const CreatedKey = Type.Object(
  { key: Key, ...shownOnce },
  { ...closed, title: 'CreatedKey' },
)
export const CreatedServerKey = Type.Object(
  { key: ServerKey, ...shownOnce },
  { ...closed, title: 'CreatedServerKey' },
)
export const CreatedClient = Type.Object(
  { client: Client, key: Key, ...shownOnce },
  { ...closed, title: 'CreatedClient' },
)

export const TokensFrom = Type.Object({ tokens_from: Time }, { ...closed, title: 'TokensFrom' })

export const RevokedToken = Type.Object(
  { jti: nullable(Text(100)), revoked: Type.Boolean() },
  { ...closed, title: 'RevokedToken' },
)

export const RevokedKeys = Type.Object(
  {
    dry_run: Type.Boolean(),
    matched: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }),
    revoked: Type.Integer({ minimum: 0, maximum: 1_000 }),
    remaining: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }),
    key_ids: Type.Array(Id('key'), { maxItems: 1_000 }),
  },
  { ...closed, title: 'RevokedKeys' },
)

export const SigningKey = Type.Object(
  {
    kid: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 }),
    algorithm: Type.Enum(['ES256', 'EdDSA', 'RS256', 'PS256']),
    state: Type.Enum(['announced', 'signing', 'kept', 'retired']),
    public_jwk: Type.Record(Type.String(), Type.Unknown()),
    created_at: Time,
    published_at: nullable(Time),
    signs_from: Time,
    signs_until: nullable(Time),
    kept_until: nullable(Time),
    retired_at: nullable(Time),
    compromised_at: nullable(Time),
    compromised_reason: nullable(Text(200)),
  },
  { ...closed, title: 'SigningKey' },
)

export const Principal = Type.Object(
  {
    kind: Type.Enum(['key', 'token']),
    level: Type.Enum(['project', 'server']),
    project_id: nullable(Id('prj')),
    project_slug: nullable(Text(63)),
    client_id: nullable(Id('client')),
    key_id: Id('key'),
    key_name: Text(200),
    environment: Environment,
    scopes: nullable(Texts),
    capabilities: Texts,
    tier: nullable(Text(64)),
    permissions: Permissions,
    metadata: Type.Record(Type.String(), Type.Unknown()),
    expires_at: nullable(Time),
  },
  { ...closed, title: 'Principal' },
)

const RefusalCode = Type.Enum(Object.keys(refusals))
const Failure = Type.Object(
  { code: RefusalCode, detail: Text(300) },
  { ...closed, title: 'Failure' },
)

/** Numbers that nobody knows are null: the counter could not be reached. */
const LimitStanding = Type.Object(
  {
    name: Text(80),
    limit: Count,
    remaining: nullable(Count),
    reset_seconds: nullable(Count),
    degraded: Type.Boolean({
      description: 'Whether the counter could not be reached; the policy of the limit decided.',
    }),
  },
  { ...closed, title: 'LimitStanding' },
)

export const Verdict = Type.Object(
  {
    valid: Type.Boolean(),
    code: Type.Enum(['valid', ...Object.keys(refusals)]),
    principal: Type.Union([Principal, Type.Null()]),
    limit: Type.Union([LimitStanding, Type.Null()]),
    quota: Type.Optional(LimitStanding),
    failures: Type.Optional(
      Type.Array(Failure, {
        maxItems: 30,
        description: 'Every reason why it is refused, where `explain` asks for them.',
      }),
    ),
  },
  { ...closed, title: 'Verdict' },
)
export const Verdicts = Type.Object(
  { results: Type.Array(Verdict, { maxItems: 100 }) },
  { ...closed, title: 'Verdicts' },
)

export const Health = Type.Object({ status: Type.Literal('ok') }, { ...closed, title: 'Health' })

/** RFC 9457, with the code of the refusal and the id of the request. */
export const Problem = Type.Object(
  {
    type: Type.String({ format: 'uri', maxLength: 200 }),
    title: Text(300),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Text(1_000),
    code: RefusalCode,
    request_id: Text(64),
    member: Type.Optional(Text(300)),
  },
  { ...closed, title: 'Problem' },
)

export function pageOf<Item extends TSchema>(item: Item, title: string) {
  return Type.Object(
    {
      data: Type.Array(item, { maxItems: 100 }),
      next_cursor: nullable(Type.String({ maxLength: 100, description: 'Null on the last page.' })),
    },
    { ...closed, title },
  )
}
