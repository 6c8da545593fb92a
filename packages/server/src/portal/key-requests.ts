import type { KeyRequestId } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { revised } from '../engine/revision.ts'
import type { Actor } from '../store/audit.ts'
import type { Store } from '../store/port.ts'
import type { KeyRequestRecord } from '../store/portal.ts'

const states = { approve: 'approved', refuse: 'refused' } as const

export interface Decision {
  readonly id: KeyRequestId
  readonly is: keyof typeof states
  /** For who has asked; null: nothing. */
  readonly note: string | null
}

/**
 * Decides what becomes of a request for a key. Approving makes no key: who has asked collects it. Refuses
 * with `state_conflict` what was decided before, or taken back.
 */
export function decideKeyRequest(
  { id, is, note }: Decision,
  by: { readonly actor: Actor; readonly store: Store },
): Promise<Outcome<KeyRequestRecord>> {
  return by.store.change(async (change) => {
    const request = await change.keyRequest(id)
    const project = request === null ? null : await change.project(request.projectId)
    if (request === null || project === null) return refused('object_unknown')
    if (request.state !== 'open') return refused('state_conflict')
    const decided = { state: states[is], note, decidedBy: by.actor.id, decidedAt: change.at }
    const changed: KeyRequestRecord = { ...request, ...decided, ...revised(request, change.at) }
    await change.updateKeyRequest(changed)
    await record(change, by.actor, `key-request.${is}`, { before: request, after: changed })
    return done(changed)
  })
}
