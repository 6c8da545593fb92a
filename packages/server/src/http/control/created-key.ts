import type { UnixMillis } from '@countersign/core'
import type { CreatedKey } from '../../engine/create-key.ts'
import type { Success } from './context.ts'
import { viewKey } from './views.ts'

/** `{key, secret}`: the one reply that holds the secret of a key. */
export function createdKey(): Success<CreatedKey> {
  const unused = { of: () => null, asOf: Date.now() as UnixMillis }
  return {
    status: 201,
    view: ({ stored, secret }) => ({
      key: viewKey(stored, unused),
      ...viewSecret(secret, stored.key),
    }),
    record: ({ stored }) => stored.key,
  }
}

/** The secret, or why there is none and how to get another. */
export function viewSecret(
  secret: string | null,
  { id, level }: { readonly id: string; readonly level: 'project' | 'server' },
) {
  if (secret !== null) return { secret }
  const path = level === 'project' ? '/v1/keys' : '/v1/server-keys'
  const hint = `The secret was shown when the key was made and is not kept. POST ${path}/${id}/rotate makes another.`
  return { secret, replayed: true, hint }
}
