import { record, recordMany } from './audit/record.ts'
import type { ClientRef } from './change-client.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseStale } from './revision.ts'

/** At once, so that it is one change: far more secrets than a client has. */
const mostSecrets = 10_000

/**
 * Deletes a client: its secrets are revoked for good, with the tokens minted from them, and it is
 * absent from then on.
 */
export async function deleteClient(
  { id, expected }: ClientRef,
  { maker, engine: { store } }: By,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const client = await change.client(id)
    if (client === null) return refused('object_unknown')
    const stale = refuseStale(expected, client)
    if (stale !== null) return { ok: false, refusal: stale }
    const filter = { level: 'project', clientId: id } as const
    const reason = 'client deleted'
    const ids = await change.revokeKeys(filter, { reason, most: mostSecrets })
    await change.deleteClient(id)
    const after = { revoked_reason: reason }
    await recordMany(change, maker, 'key.revoke', { ids, projectId: client.projectId, after })
    await record(change, maker, 'client.delete', { before: client })
    return done(null)
  })
}
