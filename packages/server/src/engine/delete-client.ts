import type { ClientRef } from './change-client.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { refuseStale } from './revision.ts'

/** At once, so that it is one change: far more secrets than a client has. */
const mostSecrets = 10_000

/**
 * Deletes a client: its secrets are revoked for good, with the tokens minted from them, and it is
 * absent from then on.
 */
export async function deleteClient(
  { id, expected }: ClientRef,
  { store }: Engine,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const client = await change.client(id)
    if (client === null) return refused('object_unknown')
    const stale = refuseStale(expected, client)
    if (stale !== null) return { ok: false, refusal: stale }
    const filter = { level: 'project', clientId: id } as const
    await change.revokeKeys(filter, { reason: 'client deleted', most: mostSecrets })
    await change.deleteClient(id)
    return done(null)
  })
}
