import type { KeyId } from '@countersign/core'
import type { KeyFilter } from '../store/port.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

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
  { store, lastUses }: Engine,
): Promise<Outcome<RevokedKeys>> {
  const found = await store.project(project)
  if (found === null) return refused('object_unknown')
  if (filter.unusedForMs !== undefined) await lastUses.flush()

  const meant: KeyFilter = { ...filter, level: 'project', projectId: found.id, isRevoked: false }
  const matched = await store.countKeys(meant)
  if (dryRun || matched === 0) return done({ matched, revoked: [] })
  const command = { reason, most: mostAtOnce }
  return done({
    matched,
    revoked: await store.change((change) => change.revokeKeys(meant, command)),
  })
}
