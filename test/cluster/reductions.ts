import type { Reply, Wish } from './caller.ts'
import { narrowTier, wideTier } from './limited-entry.ts'

/** A credential whose rights are about to be reduced. */
export interface Prepared {
  readonly secret: string
  /** What is asked of it at each verification. */
  readonly require: object
  /** Of the request that reduces it. */
  readonly path: string
  readonly wish: () => Reducing
}

export interface Reducing extends Wish {
  /** It holds from this instant of the wall clock; absent: from its acknowledgement. */
  readonly endsAt?: number
}

/** Makes what a reduction needs; rejects when somebody does not answer. */
export type Make = (path: string, json: object) => Promise<Body>
type Body = NonNullable<Reply>['body']

export interface ReductionKind {
  readonly name: string
  readonly prepare: (make: Make, unique: string) => Promise<Prepared>
  /** What a key is told afterwards; a token may also hear that its generation is over. */
  readonly codes: readonly string[]
  /** Whether a credential that is valid still has all that it had. */
  readonly isFull?: (verdict: Body) => boolean
}

const day = { expires_in: '30d' }

async function projectOf(make: Make, slug: string): Promise<Body> {
  return make('/v1/projects', { slug, name: slug })
}

async function keyOf(make: Make, unique: string, wishes: object = {}) {
  const project = await projectOf(make, unique)
  const { key, secret } = await make(`/v1/projects/${unique}/keys`, { ...day, ...wishes })
  return { project, id: String(key.id), secret: String(secret) }
}

async function clientOf(make: Make, unique: string) {
  await projectOf(make, unique)
  const wishes = { name: unique, tier: wideTier }
  const { client, secret } = await make(`/v1/projects/${unique}/clients`, wishes)
  return { path: `/v1/clients/${String(client.client_id)}`, secret: String(secret) }
}

const usual = { require: {} }
const patch = (json: object) => () => ({ method: 'PATCH', json })
const post = (json: object) => () => ({ json })

/** The nearest future that a busy machine still reaches in time. */
const soonMs = 300
const expireSoon = (): Reducing => {
  const endsAt = Date.now() + soonMs
  const json = { expires_at: new Date(endsAt).toISOString() }
  return { method: 'PATCH', json, endsAt }
}

/** Everything by which somebody may do less than before. */
export const reductions: readonly ReductionKind[] = [
  {
    name: 'revoke',
    codes: ['key_revoked'],
    prepare: async (make, unique) => {
      const { id, secret } = await keyOf(make, unique)
      return { ...usual, secret, path: `/v1/keys/${id}/revoke`, wish: post({}) }
    },
  },
  {
    name: 'deactivate',
    codes: ['key_inactive'],
    prepare: async (make, unique) => {
      const { id, secret } = await keyOf(make, unique)
      return { ...usual, secret, path: `/v1/keys/${id}`, wish: patch({ is_active: false }) }
    },
  },
  {
    name: 'expire now',
    codes: ['key_expired'],
    prepare: async (make, unique) => {
      const { id, secret } = await keyOf(make, unique)
      return { ...usual, secret, path: `/v1/keys/${id}`, wish: expireSoon }
    },
  },
  {
    name: 'scope cut',
    codes: ['scope_missing'],
    prepare: async (make, unique) => {
      const { id, secret } = await keyOf(make, unique, { scopes: ['kept', 'cut'] })
      const wish = patch({ scopes: ['kept'] })
      return { ...usual, secret, require: { scopes: ['cut'] }, path: `/v1/keys/${id}`, wish }
    },
  },
  {
    name: 'tier cut',
    codes: ['rate_exceeded'],
    isFull: ({ limit }) => limit?.name === wideTier,
    prepare: async (make, unique) => {
      const { path, secret } = await clientOf(make, unique)
      return { ...usual, secret, path, wish: patch({ tier: narrowTier }) }
    },
  },
  {
    name: 'project off',
    codes: ['project_inactive'],
    prepare: async (make, unique) => {
      const { secret } = await keyOf(make, unique)
      return { ...usual, secret, path: `/v1/projects/${unique}`, wish: patch({ is_active: false }) }
    },
  },
  {
    name: 'client off',
    codes: ['client_inactive'],
    prepare: async (make, unique) => {
      const { path, secret } = await clientOf(make, unique)
      return { ...usual, secret, path, wish: patch({ is_active: false }) }
    },
  },
  {
    name: 'product withdrawn',
    codes: ['capability_missing'],
    prepare: async (make, unique) => {
      const { secret } = await keyOf(make, unique)
      const capabilities = [`${unique}.read`]
      await make('/v1/products', { slug: unique, name: unique, capabilities })
      const path = `/v1/projects/${unique}/subscriptions`
      const { id } = await make(path, { product: unique })
      const wish = () => ({ method: 'DELETE' })
      return { ...usual, secret, require: { capabilities }, path: `/v1/subscriptions/${id}`, wish }
    },
  },
  {
    name: 'rotation without overlap',
    codes: ['secret_retired'],
    prepare: async (make, unique) => {
      const { id, secret } = await keyOf(make, unique)
      return { ...usual, secret, path: `/v1/keys/${id}/rotate`, wish: post({ overlap: '0s' }) }
    },
  },
]
