import type { KeyId, UnixMillis } from '@countersign/core'
import { done, type Outcome } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import type { KeyFilter, StoredKey } from '../../store/port.ts'
import type { KeyUse } from '../../store/records.ts'
import type { Success } from './context.ts'
import { type readPage, viewPage } from './pages.ts'
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

/** How keys are told to whoever asks. */
export type ViewKey = (stored: StoredKey, uses: KnownUses) => unknown

/** A page of keys with what is known of their uses. */
export async function listKeys(
  filter: KeyFilter,
  page: ReturnType<typeof readPage<'key'>>,
  { engine, view }: { readonly engine: Engine; readonly view: ViewKey },
) {
  if (filter.unusedForMs !== undefined) await engine.usage.addUp()
  const keys = await engine.store.keys(filter, { ...page, limit: page.limit + 1 })
  const ids = keys.map(({ key }) => key.id)
  const uses = await usesOf(ids, engine)
  return viewPage(keys, page.limit, {
    view: (stored: StoredKey) => view(stored, uses),
    idOf: ({ key }) => key.id,
  })
}

interface Viewed {
  readonly stored: StoredKey
  readonly view: unknown
}

/** A key that something was done to, with what is known of its uses. */
export async function withUses(
  outcome: Outcome<StoredKey>,
  view: ViewKey,
  { engine }: { readonly engine: Engine },
): Promise<Outcome<Viewed>> {
  if (!outcome.ok) return outcome
  const stored = outcome.value
  return done({ stored, view: view(stored, await usesOf([stored.key.id], engine)) })
}

export const readKey: Success<Viewed> = {
  status: 200,
  view: ({ view }) => view,
  record: ({ stored }) => stored.key,
}
