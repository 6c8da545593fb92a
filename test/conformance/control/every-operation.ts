import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Control, newProject } from '../../service/api.ts'

/** An operation of the control API, as its document tells. */
export interface DocumentedOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly isOpen: boolean
  readonly isConditional: boolean
  readonly isIdempotent: boolean
  readonly hasBody: boolean
  readonly statuses: readonly string[]
}

interface Described {
  readonly operationId: string
  readonly security?: readonly object[]
  readonly requestBody?: object
  readonly parameters?: readonly { readonly name: string }[]
  readonly responses: Readonly<Record<string, object>>
  readonly 'x-idempotent': boolean
}

const file = join(import.meta.dirname, '../../../docs/openapi/control.json')
const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

export const everyOperation: readonly DocumentedOperation[] = Object.entries(paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      isOpen: described.security?.length === 0,
      isConditional: (described.parameters ?? []).some(({ name }) => name === 'If-Match'),
      isIdempotent: described['x-idempotent'],
      hasBody: described.requestBody !== undefined,
      statuses: Object.keys(described.responses),
    })),
)

/** A body that the operation takes, and another. */
const bodies: Readonly<Record<string, (nonce: string, path: string) => object>> = {
  'projects.create': (nonce) => ({ slug: `made-${nonce}`, name: 'Made' }),
  'clients.create': (nonce) => ({ name: `client ${nonce}` }),
  'products.create': (nonce) => ({ slug: `product-${nonce}`, name: 'Made' }),
  'subscriptions.create': (nonce, path) => ({
    product: `product-of-${path.split('/')[3] ?? ''}`,
    from: null,
    until: `20${String(30 + nonce.length)}-01-01T00:00:00Z`,
  }),
  'serverKeys.create': (nonce) => ({ name: `key ${nonce}`, permissions: ['verify'] }),
  'keys.revokeMany': () => ({ filter: { q: 'nobody' }, dry_run: true }),
  'keys.rotate': (nonce) => ({ overlap: `${String(nonce.length)}h` }),
  'serverKeys.rotate': (nonce) => ({ overlap: `${String(nonce.length)}h` }),
  'keys.revoke': () => ({ reason: 'end' }),
  'serverKeys.revoke': () => ({ reason: 'end' }),
  'signingKeys.rotate': () => ({ now: false }),
  'signingKeys.compromised': () => ({ reason: 'a drill' }),
  'audit.verify': () => ({ after: { sequence: 0, hash: '0'.repeat(64) } }),
  'credentials.verify': () => ({ credential: 'nonsense' }),
  'credentials.verifyBatch': () => ({ verifications: [{ credential: 'nonsense' }] }),
}

/** A body for the operation on objects that are at this path. */
export function bodyFor({ id }: DocumentedOperation, nonce: string, path: string): object {
  return bodies[id]?.(nonce, path) ?? { name: `name ${nonce}` }
}

/** New objects for every place of a path. */
export async function placesIn({ path }: DocumentedOperation, control: Control) {
  const project = await newProject(control)
  const make = async (at: string, json: object) => (await control(at, { json })).body
  const client = await make(`/v1/projects/${project}/clients`, { name: 'a' })
  const key = path.startsWith('/v1/server-keys')
    ? await make('/v1/server-keys', { permissions: ['verify'] })
    : await make(`/v1/projects/${project}/keys`, {})
  const slug = `product-of-${project}`
  const product = path.includes('{product}') || path.includes('subscription') ? slug : null
  if (product !== null) await make('/v1/products', { slug, name: 'a' })
  const subscription = path.includes('{subscription}')
    ? (await make(`/v1/projects/${project}/subscriptions`, { product })).id
    : ''
  const ids: Readonly<Record<string, string>> = {
    project,
    product: product ?? '',
    subscription,
    key: key.key.id,
    client_id: client.client.client_id,
    kid: (await control('/v1/signing-keys')).body.data[0].kid,
  }
  return path.replaceAll(/\{(\w+)\}/g, (_place, name: string) => ids[name] ?? '')
}
