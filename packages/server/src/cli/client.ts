// A stand-in for @countersign/client, of its shape, until that is here.

type Json = Readonly<Record<string, unknown>>

export interface Project {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly contact: string | null
  readonly is_active: boolean
  readonly created_at: string
  readonly updated_at: string
}

export interface Secret {
  readonly generation: number
  readonly created_at: string
  readonly closes_at: string | null
  readonly last_used_at: string | null
  readonly last_used_from: string | null
}

export interface Key {
  readonly id: string
  readonly name: string
  readonly level: 'project' | 'server'
  readonly project_id: string | null
  readonly client_id: string | null
  readonly environment: 'live' | 'test'
  readonly key_prefix: string
  readonly is_active: boolean
  readonly scopes: readonly string[] | null
  readonly audiences: readonly string[] | null
  readonly permissions?: readonly string[]
  readonly ip_allow: readonly string[] | null
  readonly metadata: Json
  readonly generation: number
  readonly secrets: readonly Secret[]
  readonly expires_at: string | null
  readonly last_used_at: string | null
  readonly as_of: string
  readonly created_at: string
  readonly updated_at: string
  readonly revoked_at: string | null
  readonly revoked_reason: string | null
}

export interface ApiClient {
  readonly client_id: string
  readonly project_id: string
  readonly name: string
  readonly scopes: readonly string[] | null
  readonly audiences: readonly string[] | null
  readonly tier: string | null
  readonly is_active: boolean
  readonly created_at: string
  readonly updated_at: string
}

export interface CreatedKey {
  readonly key: Key
  readonly secret: string | null
}

export interface CreatedClient extends CreatedKey {
  readonly client: ApiClient
}

export interface RevokedKeys {
  readonly dry_run: boolean
  readonly matched: number
  readonly revoked: number
  readonly remaining: number
  readonly key_ids: readonly string[]
}

export interface Principal extends Json {
  readonly kind: 'key' | 'token'
}

export interface Verdict {
  readonly valid: boolean
  readonly code: string
  readonly principal: Principal | null
  readonly failures?: readonly { readonly code: string; readonly detail: string }[]
}

export interface SigningKey {
  readonly kid: string
  readonly algorithm: string
  readonly state: string
  readonly created_at: string
  readonly signs_from: string | null
  readonly signs_until: string | null
  readonly kept_until: string | null
  readonly retired_at: string | null
}

interface Page<Item> {
  readonly data: readonly Item[]
  readonly next_cursor: string | null
}

export interface Pages<Item> extends AsyncIterable<Item> {
  readonly page: (wanted?: { cursor?: string; limit?: number }) => Promise<Page<Item>>
}

function textOf(member: unknown): string | null {
  return typeof member === 'string' ? member : null
}

export class CountersignError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly member: string | null
  readonly problem: Json

  constructor(status: number, problem: Json) {
    super(
      textOf(problem['detail']) ?? textOf(problem['title']) ?? `The service answered ${status}.`,
    )
    this.status = status
    this.code = textOf(problem['code']) ?? 'unknown'
    this.requestId = textOf(problem['request_id'])
    this.member = textOf(problem['member'])
    this.problem = problem
  }
}

export class CountersignUnreachable extends Error {}

interface Options {
  readonly url: string
  readonly token: string
  readonly fetch?: typeof fetch
}

const operations = {
  'projects.create': 'POST /v1/projects',
  'projects.list': 'GET /v1/projects',
  'projects.get': 'GET /v1/projects/:project',
  'projects.change': 'PATCH /v1/projects/:project',
  'projects.delete': 'DELETE /v1/projects/:project',
  'keys.create': 'POST /v1/projects/:project/keys',
  'keys.list': 'GET /v1/projects/:project/keys',
  'keys.revokeMany': 'POST /v1/projects/:project/keys/revoke',
  'keys.get': 'GET /v1/keys/:key',
  'keys.change': 'PATCH /v1/keys/:key',
  'keys.delete': 'DELETE /v1/keys/:key',
  'keys.rotate': 'POST /v1/keys/:key/rotate',
  'keys.revoke': 'POST /v1/keys/:key/revoke',
  'clients.create': 'POST /v1/projects/:project/clients',
  'clients.list': 'GET /v1/projects/:project/clients',
  'clients.get': 'GET /v1/clients/:client_id',
  'clients.change': 'PATCH /v1/clients/:client_id',
  'clients.delete': 'DELETE /v1/clients/:client_id',
  'clients.createKey': 'POST /v1/clients/:client_id/keys',
  'clients.listKeys': 'GET /v1/clients/:client_id/keys',
  'serverKeys.create': 'POST /v1/server-keys',
  'serverKeys.list': 'GET /v1/server-keys',
  'serverKeys.get': 'GET /v1/server-keys/:key',
  'serverKeys.change': 'PATCH /v1/server-keys/:key',
  'serverKeys.delete': 'DELETE /v1/server-keys/:key',
  'serverKeys.rotate': 'POST /v1/server-keys/:key/rotate',
  'serverKeys.revoke': 'POST /v1/server-keys/:key/revoke',
  'credentials.verify': 'POST /v1/verify',
  'signingKeys.list': 'GET /v1/signing-keys',
  'signingKeys.rotate': 'POST /v1/signing-keys/rotate',
  'signingKeys.compromised': 'POST /v1/signing-keys/:kid/compromised',
} as const

type Call<Result> = (members: Json) => Promise<Result>
type List<Item> = (members?: Json) => Pages<Item>

export function createClient(options: Options) {
  const call =
    <Result>(name: keyof typeof operations): Call<Result> =>
    (members) =>
      send(name, members, options) as Promise<Result>
  const list =
    <Item>(name: keyof typeof operations): List<Item> =>
    (members = {}) => {
      const page = (wanted: object = {}) =>
        send(name, { ...members, ...wanted }, options) as Promise<Page<Item>>
      return { page, [Symbol.asyncIterator]: () => items(page) }
    }
  return {
    projects: {
      create: call<Project>('projects.create'),
      list: list<Project>('projects.list'),
      get: call<Project>('projects.get'),
      change: call<Project>('projects.change'),
      delete: call<undefined>('projects.delete'),
    },
    keys: {
      create: call<CreatedKey>('keys.create'),
      list: list<Key>('keys.list'),
      get: call<Key>('keys.get'),
      change: call<Key>('keys.change'),
      delete: call<undefined>('keys.delete'),
      revoke: call<Key>('keys.revoke'),
      rotate: call<CreatedKey>('keys.rotate'),
      revokeMany: call<RevokedKeys>('keys.revokeMany'),
    },
    clients: {
      create: call<CreatedClient>('clients.create'),
      list: list<ApiClient>('clients.list'),
      get: call<ApiClient>('clients.get'),
      change: call<ApiClient>('clients.change'),
      delete: call<undefined>('clients.delete'),
      createKey: call<CreatedKey>('clients.createKey'),
      listKeys: list<Key>('clients.listKeys'),
    },
    serverKeys: {
      create: call<CreatedKey>('serverKeys.create'),
      list: list<Key>('serverKeys.list'),
      get: call<Key>('serverKeys.get'),
      change: call<Key>('serverKeys.change'),
      delete: call<undefined>('serverKeys.delete'),
      rotate: call<CreatedKey>('serverKeys.rotate'),
      revoke: call<Key>('serverKeys.revoke'),
    },
    credentials: { verify: call<Verdict>('credentials.verify') },
    signingKeys: {
      list: list<SigningKey>('signingKeys.list'),
      rotate: call<SigningKey>('signingKeys.rotate'),
      compromised: call<SigningKey>('signingKeys.compromised'),
    },
  }
}

export type Client = ReturnType<typeof createClient>

async function* items<Item>(page: (wanted: object) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const read: Page<Item> = await page(cursor === '' ? { limit: 100 } : { cursor, limit: 100 })
    yield* read.data
    cursor = read.next_cursor ?? null
  }
}

async function send(
  name: keyof typeof operations,
  members: Json,
  { url, token, fetch = globalThis.fetch }: Options,
): Promise<unknown> {
  const [method = '', route = ''] = operations[name].split(' ')
  const inPath = new Set(route.match(/(?<=:)\w+/g))
  const rest = Object.fromEntries(Object.entries(members).filter(([name]) => !inPath.has(name)))
  const path = route.replaceAll(/:(\w+)/g, (_, member: string) =>
    encodeURIComponent(String(members[member])),
  )
  const asQuery = new URLSearchParams(rest as Record<string, string>).toString()
  const query = method === 'GET' ? `?${asQuery}` : ''
  const hasBody = method === 'POST' || method === 'PATCH'
  const response = await fetch(`${url}${path}${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    body: hasBody ? JSON.stringify(rest) : null,
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => {
    throw new CountersignUnreachable('unreachable', { cause: error })
  })
  const text = await response.text()
  const body: unknown = text === '' ? undefined : parse(text)
  if (response.ok) return body
  throw new CountersignError(response.status, (body ?? {}) as Json)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
