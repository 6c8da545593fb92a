import type { UnixMillis } from '@countersign/core'
import type { CreatedKey } from '../../engine/create-key.ts'
import type { StoredKey } from '../../store/port.ts'
import type { ClientRecord, KeyRecord } from '../../store/records.ts'
import type { Success } from '../control/context.ts'
import { viewSecret } from '../control/created-key.ts'
import { type KnownUses, viewClient, viewKey } from '../control/views.ts'

/** As the list of keys that are worth a look has it. */
const soonMs = 30 * 86_400_000

/** A key as members of its project see it. */
export function viewPortalKey(stored: StoredKey, uses: KnownUses) {
  const now = Date.now()
  const state = stateOf(stored.key, now)
  const { expiresAt } = stored.key
  return {
    ...viewKey(stored, uses),
    metadata: undefined,
    state,
    expires_soon: state === 'active' && expiresAt !== null && expiresAt <= now + soonMs,
    last_used_from: uses.of(stored.key.id)?.usedFrom ?? null,
  }
}

/** In the order of the judgement. */
function stateOf({ revokedAt, isActive, expiresAt }: KeyRecord, now: number) {
  if (revokedAt !== null) return 'revoked'
  if (!isActive) return 'inactive'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active'
}

const unused = (): KnownUses => ({ of: () => null, asOf: Date.now() as UnixMillis })

/** `{key, secret}`: the one reply that holds the secret of a key. */
export const createdPortalKey: Success<CreatedKey> = {
  status: 201,
  view: ({ stored, secret }) => ({
    key: viewPortalKey(stored, unused()),
    ...viewSecret(secret, rotationOf(stored.key)),
  }),
  record: ({ stored }) => stored.key,
}

const rotationOf = ({ id, projectId }: KeyRecord): string =>
  `/portal/api/projects/${projectId ?? ''}/keys/${id}/rotate`

export function viewPortalClient(client: ClientRecord) {
  return { ...viewClient(client), oauth: undefined }
}
