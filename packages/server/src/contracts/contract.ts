import type {
  Environment,
  KeyFormat,
  Level,
  RefusalAt,
  Surface,
  TokenProfile,
  WindowName,
} from '@countersign/core'

import type { PageWords } from './page-words.ts'
import type { Members } from './shape.ts'
import type { TokenExtensions } from './token-extensions.ts'

/**
 * How an API authenticates, as its callers see it: one value, in data and combinators. The engine
 * reads it and knows no contract by name. ARCHITECTURE.md says which word carries which line of the
 * five documented pages.
 */
export interface Contract {
  readonly name: string
  /** The name of the API in texts for its callers. */
  readonly title: string
  /** What the contract calls a project: "workspace", "business", "account". */
  readonly nouns: { readonly project: string }
  readonly documentedAt: readonly { readonly url: string; readonly read: string }[]
  readonly keys: Keys
  readonly rights: Rights
  /** Null: the contract has no token endpoint and its resources take keys only. */
  readonly tokens: Tokens | null
  readonly resources: Resources
  /** Management on the public port; the control API exists besides, under every contract. */
  readonly operations: readonly Operation[]
  readonly documents: Documents
  /** Projects that every installation has: made at the start where they are absent. */
  readonly projects: readonly { readonly slug: string; readonly name: string }[]
  readonly limits: Limits
  /** A reply for every refusal that can occur, per surface: one that is missing does not compile. */
  readonly refusals: { readonly [Where in Surface]: Readonly<Record<RefusalAt<Where>, Reply>> }
  /** What a 401 carries in WWW-Authenticate (RFC 9110 §11.6.1), per surface. */
  readonly challenges: Readonly<Record<Surface, Challenge>>
  /** Secrets that an installation must have before it starts. */
  readonly secrets: readonly RequiredSecret[]
  /** What its published page says besides. */
  readonly page: PageWords
}

export interface Keys {
  /** New keys are made in this format. */
  readonly issue: KeyFormat
  /** Keys of these formats stay valid besides. */
  readonly accept: readonly KeyFormat[]
}

export interface Rights {
  /**
   * `open`: any well-formed scope; where subscriptions grant, those that a product has. A list: these
   * and no others, granted to every project where subscriptions do not.
   */
  readonly scopes: 'open' | readonly { readonly scope: string; readonly allows: string }[]
  /** Whether subscriptions to products grant scopes and capabilities instead. */
  readonly products: boolean
  /**
   * What tokens may be minted for. `issuer` is the address of the installation; `configured` the
   * first of its AUDIENCES, or the issuer where it has none.
   */
  readonly audiences: {
    readonly default: 'issuer' | 'configured' | { readonly named: string }
    readonly known: readonly string[]
  }
}

/** The token endpoint: RFC 6749 §4.4, and the dialects of it. */
export interface Tokens {
  readonly path: `/${string}`
  /** Content types that the endpoint reads. */
  readonly encodings: readonly ('form' | 'json')[]
  /** Names of the parameters; null where the contract has no such parameter. */
  readonly parameters: {
    readonly grantType: string | null
    readonly clientId: string
    readonly scope: string | null
    readonly audience: string | null
  }
  /** Where the secret may sit. The first that is present counts. */
  readonly carriers: readonly TokenCarrier[]
  /**
   * `required`: must name the client of the secret. `matches`: may be left out; when sent it must
   * name the client of the secret, or the key itself where that has no client. `ignored`: not read.
   */
  readonly clientId: 'required' | 'matches' | 'ignored'
  /** Whether two carriers at once are refused (RFC 6749 §2.3: one method a request). */
  readonly oneCarrier: boolean
  /** In characters. */
  readonly longestScope: number
  /** Asked without scope: `full`, nothing said where nothing narrows; `listed`, all that is held, said. */
  readonly unscoped: 'full' | 'listed'
  readonly issuer: 'public_url' | { readonly named: string }
  readonly profile: TokenProfile
  readonly reply: Reply
  /** What there is beyond client credentials with a secret (docs/oauth.md). Left out: nothing. */
  readonly extensions?: TokenExtensions
}

export type TokenCarrier =
  /** HTTP Basic, form-decoded (RFC 6749 §2.3.1): the password or, when that is empty, the user name. */
  | { readonly in: 'basic' }
  | { readonly in: 'body'; readonly member: string }
  /** A parameter that carries the secret only while another is absent, and every carrier before it. */
  | { readonly in: 'body'; readonly member: string; readonly whenAbsent: string }

/** Protected resources: all that is neither the token endpoint, an operation nor a document. */
export interface Resources {
  readonly carriers: readonly ResourceCarrier[]
  readonly takes: readonly ('key' | 'token')[]
  readonly require: {
    readonly environments: readonly Environment[]
    /** Headers that every call sends besides the credential. */
    readonly headers: readonly { readonly header: string; readonly refusal: 'user_id_missing' }[]
  }
  /** Routes that the page names: they authenticate and authorize even without an upstream. */
  readonly routes: readonly ResourceRoute[]
}

export type ResourceCarrier =
  /** `Authorization: <scheme> <credential>`; the scheme is compared without case (RFC 9110 §11.1). */
  | { readonly in: 'authorization'; readonly scheme: string }
  | { readonly in: 'header'; readonly header: string }

export interface ResourceRoute {
  readonly method: Method
  /** Segments in braces stand for any value. */
  readonly path: `/${string}`
  readonly scopes?: readonly string[]
  readonly capabilities?: readonly string[]
  /** Other environments than `require` says. */
  readonly environments?: readonly Environment[]
  /** Whose keys pass: those of projects, unless it is said. */
  readonly levels?: readonly Level[]
  /** The segment that names a project: who is of a project passes for that one only. */
  readonly project?: string
  /** Browsers of any origin may call it (the CORS protocol of Fetch). */
  readonly cors?: boolean
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A use case of the engine as a route of the public port. */
export interface Operation {
  readonly does: OperationName
  readonly method: Method
  readonly path: `/${string}`
  readonly caller: Caller
  /** Other environments than `resources.require` says. */
  readonly environments?: readonly Environment[]
  /** Where each argument of the use case comes from. Who is of a project reaches no other. */
  readonly takes: Readonly<Partial<Record<Argument, Source>>>
  readonly reply: Reply
}

export const operationNames = [
  'whoami',
  'list_products',
  'create_key',
  'list_keys',
  'read_key',
  'revoke_key',
  'register_client',
  'list_clients',
  'read_client',
  'deactivate_client',
  'reactivate_client',
  'rotate_client_secret',
  'create_project',
  'list_projects',
  'delete_project',
] as const
export type OperationName = (typeof operationNames)[number]

export type Argument =
  | 'client_id'
  | 'expires_in'
  | 'key_id'
  | 'name'
  | 'overlap'
  | 'project'
  | 'scopes'
  | 'slug'
  | 'tier'

export type Caller =
  /**
   * Whoever the resource rules let in, if of one of these levels. A key of the server level needs
   * the permission that the same use case asks for on the control API.
   */
  | { readonly by: 'credential'; readonly levels: readonly Level[] }
  /** The holder of a secret of the installation, sent in this header. */
  | { readonly by: 'secret'; readonly header: string; readonly secret: CallerSecret }

export type Source =
  | { readonly from: 'path'; readonly segment: string }
  | {
      readonly from: 'body'
      readonly member: string
      readonly required: boolean
      readonly is: MemberType
      /** What an absent member means. */
      readonly otherwise?: string
    }
  | {
      readonly from: 'query'
      readonly parameter: string
      readonly is: MemberType
      readonly otherwise?: string
    }
  | { readonly from: 'constant'; readonly value: string }

export type MemberType = 'text' | 'scopes' | 'tier' | 'duration' | 'overlap' | 'slug'

export interface Documents {
  /** RFC 7517. Null: nothing is published (tokens signed by a shared secret). */
  readonly jwks: `/${string}` | null
  /** RFC 8414. */
  readonly metadata: `/${string}` | null
  /** RFC 9728, for the resources behind the public port; named in their challenges then. */
  readonly resourceMetadata?: `/${string}`
}

export interface Limits {
  /** Every attempt counts, with or without a credential. The path is one that the contract serves. */
  readonly perAddress: readonly (Limit & { readonly name: string; readonly path: `/${string}` })[]
  /** What tiers are counted by; the key, where that has no client. */
  readonly countBy: 'client' | 'key' | 'project'
  /** By their names, of letters, digits, `-` and `_`. */
  readonly tiers: Readonly<Record<string, Tier>>
  /** The tier of those who have none, or one that is no longer declared; null: no limit. */
  readonly defaultTier: string | null
}

export interface Limit {
  readonly requests: number
  /** Windows are aligned to the clock of the database, in UTC. */
  readonly per: WindowName
  /** False: evenly over the window. Default: all of it may be spent at once. */
  readonly burst?: boolean
  /** While the counter can't be reached: refused, which is the default, or let through. */
  readonly whenUnreachable?: 'closed' | 'open'
}

/** A limit, and what may be spent besides in a longer time. */
export interface Allotment extends Limit {
  /** So much besides in a calendar month or day, in UTC; durable. */
  readonly quota?: { readonly requests: number; readonly per: 'month' | 'day' }
}

export interface Tier extends Allotment {
  /** What keys of the test environment have instead, counted by itself. Left out: they share the tier. */
  readonly test?: Allotment
}

/** A reply. The body is null where there is none (204). */
export interface Reply {
  readonly status: number
  readonly body: Members | null
  /** Default `application/json`. */
  readonly mediaType?: string
  /** The `error` parameter of a Bearer challenge (RFC 6750 §3.1). */
  readonly challengeError?: 'invalid_request' | 'invalid_token' | 'insufficient_scope'
}

export interface Challenge {
  readonly scheme: 'Basic' | 'Bearer' | 'ApiKey'
  readonly realm: string
}

/** Secrets that open operations; null where the contract has no use for one. */
export type CallerSecret = 'ADMIN_MASTER_KEY'
export type CallerSecrets = Readonly<Record<CallerSecret, string | null>>

export interface RequiredSecret {
  readonly setting: 'JWT_SECRET' | CallerSecret
  readonly minCharacters: number
}
