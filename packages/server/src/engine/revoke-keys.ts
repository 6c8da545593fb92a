import type { KeyId } from '@countersign/core'
import type { KeyFilter } from '../store/port.ts'
import { recordMany } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'

/** Keys that one call revokes: as many as one transaction changes without making others wait. */
const mostAtOnce = 1_000

export interface RevokeKeys {
  /** Id or slug. */
  readonly project: string
  readonly filter: Omit<KeyFilter, 'level' | 'projectId'>
  readonly reason: string | null
  /** Counts, and changes nothing. */
  readonly dryRun: boolean
}

export interface RevokedKeys {
  /** Keys of the filter that are not revoked, before the call. */
  readonly matched: number
  readonly revoked: readonly KeyId[]
}

/**
 * Revokes all keys of a project that a filter names, a thousand at once: the call is repeated until
 * as many were revoked as were matched. What this node knows of uses counts, written or not.
 */
export async function revokeKeys(
  { project, filter, reason, dryRun }: RevokeKeys,
  { maker, engine: { store, usage } }: By,
): Promise<Outcome<RevokedKeys>> {
  const found = await store.project(project)
  if (found === null) return refused('object_unknown')
  if (filter.unusedForMs !== undefined) await usage.addUp()

  const meant: KeyFilter = { ...filter, level: 'project', projectId: found.id, isRevoked: false }
  const matched = await store.countKeys(meant)
  if (dryRun || matched === 0) return done({ matched, revoked: [] })
  const revoked = await store.change(async (change) => {
    const ids = await change.revokeKeys(meant, { reason, most: mostAtOnce })
    const about = { ids, projectId: found.id, after: { revoked_reason: reason } }
    await recordMany(change, maker, 'key.revoke', about)
    return ids
  })
  return done({ matched, revoked })
}
