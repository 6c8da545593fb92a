import type { OperatorId, Role } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { type Expected, refuseStale, revised } from '../engine/revision.ts'
import type { Actor } from '../store/audit.ts'
import type { OperatorRecord } from '../store/operators.ts'
import type { Change, Store } from '../store/port.ts'

export interface OperatorRef {
  readonly id: OperatorId
  readonly expected?: Expected
}

/** Members that are absent stay as they are. */
export interface ChangeOperator {
  readonly name?: string
  readonly role?: Role
  readonly isActive?: boolean
}

/**
 * Changes an operator. Another role, or none while deactivated, counts from the next request on: their
 * sessions end, and they sign in anew. Refuses with `owner_last` where no owner would be left.
 */
export function changeOperator(
  { id, expected }: OperatorRef,
  command: ChangeOperator,
  actor: Actor,
  store: Store,
): Promise<Outcome<OperatorRecord>> {
  return store.change(async (change) => {
    const owners = await change.countOwners()
    const operator = await change.operator(id)
    if (operator === null) return refused('object_unknown')
    const stale = refuseStale(expected, operator)
    if (stale !== null) return { ok: false, refusal: stale }
    const changed: OperatorRecord = { ...operator, ...command, ...revised(operator, change.at) }
    if (isOwner(operator) && !isOwner(changed) && owners === 1) return refused('owner_last')
    await change.updateOperator(changed)
    if (changed.role !== operator.role || !changed.isActive)
      await change.endSessions({ operatorId: id })
    await record(change, actor, 'operator.change', { before: operator, after: changed })
    return done(changed)
  })
}

/** Removes an operator, whose sessions end. Refuses with `owner_last` where no owner would be left. */
export function removeOperator(
  { id, expected }: OperatorRef,
  actor: Actor,
  store: Store,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const owners = await change.countOwners()
    const operator = await change.operator(id)
    if (operator === null) return refused('object_unknown')
    const stale = refuseStale(expected, operator)
    if (stale !== null) return { ok: false, refusal: stale }
    if (isOwner(operator) && owners === 1) return refused('owner_last')
    await change.deleteOperator(id)
    await record(change, actor, 'operator.delete', { before: operator })
    return done(null)
  })
}

/** Takes two-factor sign-in off an operator who has lost the device, and ends their sessions. */
export function resetTwoFactor(
  id: OperatorId,
  actor: Actor,
  store: Store,
): Promise<Outcome<OperatorRecord>> {
  return store.change(async (change) => {
    const operator = await change.operator(id)
    if (operator === null) return refused('object_unknown')
    await change.endSessions({ operatorId: id })
    return done(await withoutTwoFactor(operator, actor, change))
  })
}

/** See resetTwoFactor; within a change, and sessions stay. */
export async function withoutTwoFactor(
  operator: OperatorRecord,
  actor: Actor,
  change: Change,
): Promise<OperatorRecord> {
  const changed = { ...operator, twoFactorEnabled: false, ...revised(operator, change.at) }
  await change.dropTwoFactor(operator.id)
  await change.updateOperator(changed)
  await record(change, actor, 'operator.disable-two-factor', { before: operator, after: changed })
  return changed
}

function isOwner({ role, isActive }: OperatorRecord): boolean {
  return role === 'owner' && isActive
}
