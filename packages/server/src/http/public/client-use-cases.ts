import { parseDuration, parseId, usualSettings } from '@countersign/core'
import { changeClient } from '../../engine/change-client.ts'
import { createClient } from '../../engine/create-client.ts'
import { createKey } from '../../engine/create-key.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { rotateKey } from '../../engine/rotate-key.ts'
import type { ClientRecord } from '../../store/records.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { clientFacts } from './facts.ts'
import { type Call, projectOf, publicPageLength, type UseCase, usualWishes } from './use-case.ts'

export const registerClientCase: UseCase = {
  permission: 'clients.write',
  act: async (call) => {
    const project = await projectOf(call)
    if (!project.ok) return project
    const { name = 'unnamed', scopes, tier = null } = call.arguments
    const { maker, bounds } = call.caller
    const limited = { scopes: scopes ?? maker.scopes, audiences: bounds.audiences, tier }
    const wishes = usualWishes(call, { name, scopes: null })
    const making = { maker, once: null, wishes, engine: call.engine }
    const made = await createClient(
      project.value.id,
      { name, ...limited, settings: usualSettings },
      making,
    )
    return made.ok ? done(clientFacts(made.value.client, made.value.key.secret)) : made
  },
}

export const listClientsCase: UseCase = {
  permission: 'clients.read',
  paged: true,
  act: async (call) => {
    const project = await projectOf(call)
    if (!project.ok) return project
    const page = readPage('client', { limit: publicPageLength, ...call.page })
    const filter = { projectId: project.value.id }
    const clients = await call.engine.store.clients(filter, { ...page, limit: page.limit + 1 })
    const view = (client: ClientRecord) => clientFacts(client)
    const viewed = viewPage(clients, page.limit, { view, idOf: ({ id }) => id })
    return done({ clients: viewed.data, next_cursor: viewed.next_cursor })
  },
}

export const readClientCase: UseCase = {
  permission: 'clients.read',
  act: async (call) => {
    const client = await clientOf(call)
    return client.ok ? done(clientFacts(client.value)) : client
  },
}

export const deactivateClientCase = activityCase(false)
export const reactivateClientCase = activityCase(true)

function activityCase(isActive: boolean): UseCase {
  return {
    permission: 'clients.write',
    act: async (call) => {
      const client = await clientOf(call)
      if (!client.ok) return client
      const { caller, engine } = call
      const making = { maker: caller.maker, engine }
      const changed = await changeClient({ id: client.value.id }, { isActive }, making)
      return changed.ok ? done(clientFacts(changed.value)) : changed
    },
  }
}

/** A new secret in place of the newest, which lives on for the overlap; none unless it is asked for. */
export const rotateClientSecretCase: UseCase = {
  permission: 'clients.write',
  act: async (call) => {
    const client = await clientOf(call)
    if (!client.ok) return client
    const { engine, caller } = call
    const { id, name, projectId } = client.value
    const filter = { level: 'project', clientId: id, isRevoked: false } as const
    const [newest] = await engine.store.keys(filter, { before: null, limit: 1 })
    const making = { maker: caller.maker, once: null, engine }
    const owner = { level: 'project', project: projectId, clientId: id } as const
    const overlapMs = parseDuration(call.arguments.overlap ?? '0s') ?? 0
    const made =
      newest === undefined
        ? await createKey(owner, usualWishes(call, { name, scopes: null }), making)
        : await rotateKey({ id: newest.key.id, level: 'project' }, overlapMs, making)
    return made.ok ? done(clientFacts(client.value, made.value.secret)) : made
  },
}

/** The client that a call names; one of another project than the caller's is as unknown as none. */
async function clientOf({
  caller,
  arguments: { client_id: named },
  engine,
}: Call): Promise<Outcome<ClientRecord>> {
  const own = caller.principal?.project ?? null
  const id = parseId('client', named ?? '')
  const client = id === null ? null : await engine.store.client(id)
  return client !== null && (own === null || own.id === client.projectId)
    ? done(client)
    : refused('object_unknown')
}
