import type { CallerName } from '../../docs/portal-rights.ts'
import { newOwner as newOperator } from '../operators/browser.ts'
import {
  type Answered,
  type Asked,
  ask,
  type Control,
  controlOf,
  newProject,
} from '../service/api.ts'
import { fromElsewhere } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'
import { type Customer, newCustomer, openPortal, secretOf } from './customers.ts'

/** What there is of a project: one of each kind, by the names of the places in paths. */
export interface Objects {
  readonly key: string
  readonly client_id: string
  readonly request: string
  readonly member: string
  readonly session: string
}

export type Ask = (path: string, asked?: Asked) => Promise<Answered>

export interface World {
  readonly admin: Control
  /** The project that is asked about, and one that those who ask are no members of. */
  readonly own: { readonly slug: string; readonly id: string }
  readonly foreign: { readonly slug: string; readonly id: string }
  readonly as: Readonly<Record<CallerName, Ask>>
  /** New ones, of those kinds that a path names. */
  readonly makeObjects: (of: 'own' | 'foreign', url?: string) => Promise<Partial<Objects>>
  /** The membership of the developer. */
  readonly developerMember: string
  /** A key of the server level that has changed something in the own project. */
  readonly serverKey: string
}

/** Nothing but what is foreign is called so. */
export const marker = 'Foreign-Marker'

export async function makeWorld(service: TestService): Promise<World> {
  const admin = controlOf(service)
  const own = await projectOf(admin)
  const foreign = await projectOf(admin)
  const rename = { method: 'PATCH', json: { name: marker } }
  await admin(`/v1/projects/${foreign.slug}`, rename)
  const member = (project: string, role: 'owner' | 'developer' | 'viewer') =>
    newCustomer(service, project, role)
  const [viewer, developer, owner, removed, stranger] = [
    await member(own.slug, 'viewer'),
    await member(own.slug, 'developer'),
    await member(own.slug, 'owner'),
    await wasOwner(own.slug, service, admin),
    await member(foreign.slug, 'owner'),
  ]
  const operator = await newOperator(service)
  const panel = async (project: string, role: string): Promise<Ask> => {
    const json = { role, origin: 'https://app.example' }
    const { body } = await admin(`/v1/projects/${project}/embed-sessions`, { json })
    return bearing(service, { authorization: `Bearer ${String(body.token)}` })
  }
  const world: Pick<World, 'admin' | 'own' | 'foreign' | 'as'> = {
    ...{ admin, own, foreign },
    as: {
      nobody: openPortal(service).ask,
      operator: bearing(service, {
        cookie: operator.cookies(),
        'x-csrf-token': operator.csrfToken(),
      }),
      stranger: stranger.ask,
      removed: removed.ask,
      viewer: viewer.ask,
      developer: developer.ask,
      owner: owner.ask,
      panelElsewhere: await panel(foreign.slug, 'developer'),
      panelViewer: await panel(own.slug, 'viewer'),
      panelDeveloper: await panel(own.slug, 'developer'),
    },
  }
  const askers = { own: developer, foreign: stranger }
  return {
    ...world,
    makeObjects: (of, url) => makeObjects(world[of].slug, { admin, asker: askers[of], of, url }),
    developerMember: developer.memberId,
    serverKey: await serverKeyThatChanges(own.slug, service, admin),
  }
}

function bearing(service: TestService, headers: Readonly<Record<string, string>>): Ask {
  const address = fromElsewhere()
  return (path, asked = {}) =>
    ask(service.publicUrl + path, {
      ...asked,
      headers: { ...address, 'sec-fetch-site': 'same-origin', ...headers, ...asked.headers },
    })
}

/** Who is left in another project, so that the session goes on. */
async function wasOwner(project: string, service: TestService, admin: Control): Promise<Customer> {
  const customer = await newCustomer(service, await newProject(admin), 'owner')
  const members = `/v1/projects/${project}/members`
  const { body } = await admin(members, { json: { email: customer.email, role: 'owner' } })
  const json = { token: secretOf(body.link) }
  const { status, text } = await customer.ask('/portal/api/links/accept', { json })
  if (status !== 200) throw new Error(text)
  await admin(`${members}/${String(body.member.id)}`, { method: 'DELETE' })
  return customer
}

async function projectOf(admin: Control) {
  const slug = await newProject(admin)
  return { slug, id: (await admin(`/v1/projects/${slug}`)).body.id as string }
}

interface Making {
  readonly admin: Control
  readonly asker: Customer
  readonly of: 'own' | 'foreign'
  readonly url: string | undefined
}

/** Makes an object of each kind, and says its id. */
const kinds: { readonly [Kind in keyof Objects]: (making: Named) => Promise<string> } = {
  key: async ({ admin, at, name }) => (await admin(`${at}/keys`, { json: { name } })).body.key.id,
  client_id: async ({ admin, at, name }) =>
    (await admin(`${at}/clients`, { json: { name } })).body.client.client_id,
  member: async ({ admin, at, name }) => {
    const email = `${name.toLowerCase().replaceAll(' ', '-')}@example.com`
    return (await admin(`${at}/members`, { json: { email, role: 'viewer' } })).body.member.id
  },
  request: async ({ asker, project, name }) => {
    const path = `/portal/api/projects/${project}/key-requests`
    return (await asker.ask(path, { json: { name } })).body.id
  },
  session: async ({ asker }) => (await asker.ask('/portal/api/sessions')).body.data[0].id,
}

interface Named extends Making {
  readonly project: string
  readonly at: string
  readonly name: string
}

let made = 0

async function makeObjects(project: string, making: Making): Promise<Partial<Objects>> {
  const name = `${making.of === 'foreign' ? marker : 'ours'} ${String(++made)}`
  const named = { ...making, project, name, at: `/v1/projects/${project}` }
  const wanted = Object.entries(kinds).filter(
    ([kind]) => making.url === undefined || making.url.includes(`:${kind}`),
  )
  const ids = wanted.map(async ([kind, make]) => [kind, await make(named)] as const)
  return Object.fromEntries(await Promise.all(ids))
}

async function serverKeyThatChanges(project: string, service: TestService, admin: Control) {
  const permissions = ['keys.write']
  const { body } = await admin('/v1/server-keys', { json: { name: 'Of the server', permissions } })
  await controlOf(service, body.secret)(`/v1/projects/${project}/keys`, { json: { name: 'by it' } })
  return body.key.id as string
}
