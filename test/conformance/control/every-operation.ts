import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Control, newProject } from '../../service/api.ts'
import { fromElsewhere } from '../../service/contracts.ts'

/** An operation of the control API, as its document tells. */
export interface DocumentedOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly isOpen: boolean
  /** Nothing but a session opens it: tested in test/operators. */
  readonly isOwn: boolean
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

const isOpen = ({ security }: Described): boolean => security?.length === 0

const all: readonly DocumentedOperation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    id: described.operationId,
    method: method.toUpperCase(),
    path,
    isOpen: isOpen(described),
    isOwn: described.security?.every((one) => 'session' in one) === true && !isOpen(described),
    isConditional: (described.parameters ?? []).some(({ name }) => name === 'If-Match'),
    isIdempotent: described['x-idempotent'],
    hasBody: described.requestBody !== undefined,
    statuses: Object.keys(described.responses),
  })),
)

export const everyOperation = all.filter(({ isOwn }) => !isOwn)

/** Those that only somebody who is signed in may call. */
export const ownOperations = all.filter(({ isOwn }) => isOwn)

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
  'keys.revokeTokens': () => ({ before: '2026-01-01T00:00:00Z' }),
  'clients.revokeTokens': () => ({ before: '2026-01-01T00:00:00Z' }),
  'projects.revokeTokens': () => ({ before: '2026-01-01T00:00:00Z' }),
  'tokens.revoke': (nonce) => ({
    jti: `key_0000000000000000.1.${nonce.padEnd(16, 'x').slice(0, 16)}`,
  }),
  'keys.revoke': () => ({ reason: 'end' }),
  'serverKeys.revoke': () => ({ reason: 'end' }),
  'signingKeys.rotate': () => ({ now: false }),
  'signingKeys.compromised': () => ({ reason: 'a drill' }),
  'setup.complete': () => ({
    ...{ token: 'x'.repeat(43), name: 'A', email: 'a@example.com', password: 'x'.repeat(12) },
  }),
  'invitations.accept': () => ({ token: 'x'.repeat(43), name: 'A', password: 'x'.repeat(12) }),
  'session.create': () => ({ email: 'a@example.com', password: 'nonsense' }),
  'session.verifyTwoFactor': () => ({ code: '000000' }),
  'operators.change': () => ({ name: 'Another name' }),
  'invitations.create': (nonce) => ({ email: `invited-${nonce}@example.com`, role: 'operator' }),
  'members.create': (nonce) => ({ email: `member-${nonce}@example.com`, role: 'viewer' }),
  'members.change': () => ({ role: 'developer' }),
  'portalLinks.create': (nonce) => ({ external_id: nonce, name: 'A user', role: 'viewer' }),
  'embedSessions.create': () => ({ role: 'viewer', origin: 'https://app.example' }),
  'keyRequests.approve': () => ({ note: 'yes' }),
  'keyRequests.refuse': () => ({ note: 'no' }),
  'audit.verify': () => ({ after: { sequence: 0, hash: '0'.repeat(64) } }),
  'credentials.verify': () => ({ credential: 'nonsense' }),
  'contract.tryRoute': () => ({ credential: 'nonsense', method: 'POST', path: '/oauth/token' }),
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
  const operator = path.includes('{operator}') ? (await newMember(control)).id : ''
  const invitation = path.includes('{invitation}') ? (await newInvitation(control)).id : ''
  const member = path.includes('{member}') ? await newProjectMember(control, project) : ''
  const ids: Readonly<Record<string, string>> = {
    operator,
    member,
    // only customers make them, in the portal
    request: 'krq_0000000000000000',
    invitation,
    finding: 'no_expiry',
    project,
    product: product ?? '',
    subscription,
    key: key.key.id,
    client_id: client.client.client_id,
    kid: (await control('/v1/signing-keys')).body.data[0].kid,
  }
  return path.replaceAll(/\{(\w+)\}/g, (_place, name: string) => ids[name] ?? '')
}

let invited = 0

export async function newInvitation(control: Control) {
  const email = `member-${String(++invited)}@example.com`
  const { body } = await control('/v1/invitations', { json: { email, role: 'operator' } })
  return { id: body.invitation.id as string, token: new URL(body.link).hash.slice(1) }
}

/** Somebody who is invited to a project of the portal. */
export async function newProjectMember(control: Control, project: string): Promise<string> {
  const json = { email: `customer-${String(++invited)}@example.com`, role: 'viewer' }
  const { body } = await control(`/v1/projects/${project}/members`, { json })
  return body.member.id
}

/** An operator who came by an invitation, from an address of their own. */
export async function newMember(control: Control): Promise<{ readonly id: string }> {
  const { token } = await newInvitation(control)
  const json = { token, name: 'A member', password: 'a password of the tests' }
  const { body } = await control('/v1/invitations/accept', { json, headers: fromElsewhere() })
  return { id: body.operator.id }
}
