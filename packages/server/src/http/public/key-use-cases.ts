import { parseDuration, parseId } from '@countersign/core'
import type { Facts } from '../../contracts/shape.ts'
import { createKey } from '../../engine/create-key.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import type { StoredKey } from '../../store/port.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { usesOf } from '../control/uses.ts'
import { keyFacts } from './facts.ts'
import { type Call, projectOf, publicPageLength, type UseCase, usualWishes } from './use-case.ts'

export const createKeyCase: UseCase = {
  permission: 'keys.write',
  act: async (call) => {
    const project = await projectOf(call)
    if (!project.ok) return project
    const { name = 'unnamed', scopes, expires_in: duration } = call.arguments
    const { maker } = call.caller
    const wishes = usualWishes(call, { name, scopes: scopes ?? maker.scopes })
    const expires = duration === undefined ? null : { after: parseDuration(duration) ?? 0 }
    const owner = { level: 'project', project: project.value.id, clientId: null } as const
    const making = { maker, once: null, engine: call.engine }
    const made = await createKey(owner, { ...wishes, expires }, making)
    return made.ok ? done(keyFacts(made.value.stored, { secret: made.value.secret })) : made
  },
}

export const listKeysCase: UseCase = {
  permission: 'keys.read',
  paged: true,
  act: async (call) => {
    const project = await projectOf(call)
    if (!project.ok) return project
    const { store } = call.engine
    const page = readPage('key', { limit: publicPageLength, ...call.page })
    const filter = { level: 'project', projectId: project.value.id, state: 'active' } as const
    const keys = await store.keys(filter, { ...page, limit: page.limit + 1 })
    const view = await viewWithUses(keys, call.engine)
    const viewed = viewPage(keys, page.limit, { view, idOf: ({ key }) => key.id })
    return done({ keys: viewed.data, next_cursor: viewed.next_cursor })
  },
}

export const readKeyCase: UseCase = {
  permission: 'keys.read',
  act: async (call) => {
    const found = await keyOf(call)
    if (!found.ok) return found
    const view = await viewWithUses([found.value], call.engine)
    return done(view(found.value))
  },
}

export const revokeKeyCase: UseCase = {
  permission: 'keys.write',
  act: async (call) => {
    const found = await keyOf(call)
    if (!found.ok) return found
    const ref = { id: found.value.key.id, level: 'project' } as const
    const { caller, engine } = call
    const revoked = await revokeKey(ref, null, { maker: caller.maker, engine })
    return revoked.ok ? done(keyFacts(revoked.value)) : revoked
  },
}

/** The key that a call names, if it is of the project; one that was revoked is gone. */
async function keyOf(call: Call): Promise<Outcome<StoredKey>> {
  const project = await projectOf(call)
  if (!project.ok) return project
  const id = parseId('key', call.arguments.key_id ?? '')
  const stored = id === null ? null : await call.engine.store.key(id)
  return stored?.key.projectId === project.value.id && stored.key.revokedAt === null
    ? done(stored)
    : refused('object_unknown')
}

async function viewWithUses(
  keys: readonly StoredKey[],
  engine: Engine,
): Promise<(stored: StoredKey) => Facts> {
  const ids = keys.map(({ key }) => key.id)
  const uses = await usesOf(ids, engine)
  return (stored) => keyFacts(stored, { lastUsedAt: (id) => uses.of(id)?.usedAt ?? null })
}
