import {
  type CustomerId,
  type Environment,
  idRandomLength,
  type KeyRequestId,
  makeId,
  type ProjectId,
} from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import {
  type CreatedKey,
  createKeyWithin,
  type Making,
  recallKey,
  refuseWishes,
} from '../engine/create-key.ts'
import type { By } from '../engine/maker.ts'
import { once } from '../engine/once.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import type { Engine } from '../engine/ports.ts'
import { randomText } from '../engine/random.ts'
import { revised } from '../engine/revision.ts'
import type { Change } from '../store/port.ts'
import type { KeyRequestRecord } from '../store/portal.ts'

/** Whoever decides has to read them. */
const mostOpen = 50

export interface AskForKey {
  readonly projectId: ProjectId
  readonly customerId: CustomerId
  readonly name: string
  readonly environment: Environment
  readonly scopes: readonly string[] | null
  /** From when it is collected; null: without end. */
  readonly expiresInMs: number | null
  readonly reason: string | null
}

/** Asks the operators for a key. Refuses with `state_conflict` where too many requests of the project are open. */
export function askForKey(
  wish: AskForKey,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<KeyRequestRecord>> {
  const make = async (change: Change): Promise<Outcome<KeyRequestRecord>> => {
    const refusal = refuseWishes(wish, engine)
    if (refusal !== null) return { ok: false, refusal }
    if ((await change.countOpenKeyRequests(wish.projectId)) >= mostOpen) {
      return refused('state_conflict')
    }
    const request: KeyRequestRecord = {
      ...wish,
      id: makeId('key-request', change.at, randomText(idRandomLength)),
      ...{ state: 'open', note: null, decidedBy: null, decidedAt: null, keyId: null },
      createdAt: change.at,
      updatedAt: change.at,
      revision: 1,
    }
    await change.insertKeyRequest(request)
    await record(change, maker, 'key-request.create', { after: request })
    return done(request)
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ id }) => id,
      recall: (id) => change.keyRequest(id as KeyRequestId),
    }),
  )
}

/** Which request, and who must have asked for it. */
export interface OwnRequest {
  readonly id: KeyRequestId
  readonly projectId: ProjectId
  readonly customerId: CustomerId
}

/** Takes back a request that was not collected. Refuses with `state_conflict` what is at its end. */
export function withdrawKeyRequest(
  own: OwnRequest,
  { maker, engine }: By,
): Promise<Outcome<KeyRequestRecord>> {
  return engine.store.change(async (change) => {
    const found = await ownRequest(own, change)
    if (!found.ok) return found
    if (!['open', 'approved'].includes(found.value.state)) return refused('state_conflict')
    return end(found.value, { state: 'withdrawn' }, { maker, change })
  })
}

/**
 * Makes the key of a request that was approved: whoever asked for it is the only one to see its secret.
 * Refuses with `state_conflict` one that is not, or was collected.
 */
export function collectKey(
  own: OwnRequest,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<CreatedKey>> {
  const make = async (change: Change): Promise<Outcome<CreatedKey>> => {
    const found = await ownRequest(own, change)
    if (!found.ok) return found
    const { state, name, environment, scopes, expiresInMs } = found.value
    if (state !== 'approved') return refused('state_conflict')
    const wishes = {
      ...{ name, environment, scopes, audiences: null, ipAllow: null, metadata: {} },
      expires: expiresInMs === null ? null : { after: expiresInMs },
    }
    const owner = { level: 'project', project: own.projectId, clientId: null } as const
    const created = await createKeyWithin(change, owner, wishes, { maker, engine })
    if (!created.ok) return created
    const keyId = created.value.stored.key.id
    await end(found.value, { state: 'collected', keyId }, { maker, change })
    return created
  }
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => make(change),
      idOf: ({ stored }) => stored.key.id,
      recall: (id) => recallKey(id, change),
    }),
  )
}

const actions = { withdrawn: 'key-request.withdraw', collected: 'key-request.collect' } as const

async function end(
  request: KeyRequestRecord,
  ended: Partial<KeyRequestRecord> & { readonly state: keyof typeof actions },
  { maker, change }: { readonly maker: By['maker']; readonly change: Change },
): Promise<Outcome<KeyRequestRecord>> {
  const changed = { ...request, ...ended, ...revised(request, change.at) }
  await change.updateKeyRequest(changed)
  await record(change, maker, actions[ended.state], { before: request, after: changed })
  return done(changed)
}

/** A request of another project is unknown; one of somebody else in the same project is theirs. */
async function ownRequest(
  { id, projectId, customerId }: OwnRequest,
  change: Change,
): Promise<Outcome<KeyRequestRecord>> {
  const request = await change.keyRequest(id)
  if (request === null || request.projectId !== projectId) return refused('object_unknown')
  if (request.customerId === customerId) return done(request)
  const expected = 'that it was asked for by oneself'
  return refused('permission_missing', { member: 'request', expected })
}
