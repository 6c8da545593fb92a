import {
  newInvitation,
  newMember,
  newProjectMember,
} from '../conformance/control/every-operation.ts'
import { type Control, newKey, newProject } from '../service/api.ts'

/** What the paths of the operations can name, so that no operation starves for want of an object. */
export type Kind =
  | 'project'
  | 'key'
  | 'client'
  | 'server key'
  | 'signing key'
  | 'product'
  | 'subscription'
  | 'operator'
  | 'invitation'
  | 'session'
  | 'finding'
  | 'member'
  | 'request'

/** The kind of object that the paths of a group name. Keys and clients are made in projects. */
export function kindNamedBy(operation: string, parameter: string): Kind {
  if (named.has(parameter)) return parameter as Kind
  if (parameter === 'client_id') return 'client'
  if (parameter === 'kid') return 'signing key'
  if (parameter === 'key') return operation.startsWith('serverKeys.') ? 'server key' : 'key'
  throw new Error(`${operation} names an object by {${parameter}}, which no maker here knows`)
}

/** Parameters that are called as the kind of object is. */
const named = new Set([
  ...['project', 'product', 'subscription', 'operator', 'invitation', 'session', 'finding'],
  ...['member', 'request'],
])

const makers: Readonly<Record<Kind, (control: Control) => Promise<string>>> = {
  project: newProject,
  key: async (control) => (await newKey(control)).key.id,
  client: async (control) => {
    const path = `/v1/projects/${await newProject(control)}/clients`
    return (await made(control, path, { name: 'A client' })).client.client_id
  },
  'server key': async (control) =>
    (await made(control, '/v1/server-keys', { permissions: ['verify'] })).key.id,
  product: newProduct,
  subscription: async (control) => {
    const path = `/v1/projects/${await newProject(control)}/subscriptions`
    return (await made(control, path, { product: await newProduct(control) })).id
  },
  operator: async (control) => (await newMember(control)).id,
  invitation: async (control) => (await newInvitation(control)).id,
  finding: async () => 'no_expiry',
  member: async (control) => newProjectMember(control, await newProject(control)),
  // only customers ask for keys
  request: async () => absent.request,
  // only who is signed in has sessions
  session: async () => absent.session,
  'signing key': async (control) => {
    const { body } = await control('/v1/signing-keys')
    const keys = body.data as { readonly kid: string; readonly state: string }[]
    return keys.find(({ state }) => state === 'signing')?.kid ?? absent['signing key']
  },
}

let products = 0

async function newProduct(control: Control): Promise<string> {
  const slug = `product-${String(++products)}`
  await made(control, '/v1/products', { slug, name: 'A product' })
  return slug
}

async function made(control: Control, path: string, json: object) {
  const { status, text, body } = await control(path, { json })
  if (status < 300) return body
  throw new Error(`${path}: ${String(status)} ${text}`)
}

/** Operations after which the object that they name is another. */
const spend = /\.(change|delete|revoke|revokeMany|rotate|compromised|cancel|resetTwoFactor)$/

/** What the bodies of operations can name, where a name of nothing would be refused. */
export const namedInBodies: Readonly<Record<string, object>> = {
  'subscriptions.create': { product: 'product-1' },
}

/** Objects for the paths of operations: fresh ones for those that change or end them. */
export function createWorld(control: Control) {
  const kept = new Map<Kind, string>()
  return async (operation: string, parameter: string): Promise<string> => {
    const kind = kindNamedBy(operation, parameter)
    const known = kept.get(kind)
    if (known !== undefined && !spend.test(operation)) return known
    const name = await makers[kind](control)
    if (!spend.test(operation)) kept.set(kind, name)
    return name
  }
}

/** Names of the right form that nothing bears. */
export const absent: Readonly<Record<Kind, string>> = {
  project: 'prj_0000000000000000',
  key: 'key_0000000000000000',
  client: 'client_0000000000000000',
  product: 'prd_0000000000000000',
  subscription: 'sub_0000000000000000',
  'server key': 'key_0000000000000001',
  'signing key': 'x'.repeat(43),
  operator: 'opr_0000000000000000',
  invitation: 'inv_0000000000000000',
  session: 'ses_0000000000000000',
  finding: 'nothing',
  member: 'mem_0000000000000000',
  request: 'krq_0000000000000000',
}
