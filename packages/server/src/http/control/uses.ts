import type { KeyId, UnixMillis } from '@countersign/core'
import type { Engine } from '../../engine/ports.ts'
import type { KeyUse } from '../../store/records.ts'
import type { KnownUses } from './views.ts'

/** What is known of the uses of these keys: what is written, and what this node has yet to write. */
export async function usesOf(ids: readonly KeyId[], engine: Engine): Promise<KnownUses> {
  const written = ids.length === 0 ? [] : await engine.store.uses(ids)
  const all = [...written, ...(await engine.usage.usesOf(ids))]
  const latest = (uses: readonly KeyUse[]): KeyUse | null =>
    uses.reduce<KeyUse | null>(
      (best, use) => (best === null || use.usedAt > best.usedAt ? use : best),
      null,
    )
  return {
    of: (id, generation) =>
      latest(
        all.filter(
          (use) => use.keyId === id && (generation === undefined || use.generation === generation),
        ),
      ),
    asOf: (Date.now() - engine.usage.lagMs) as UnixMillis,
  }
}
