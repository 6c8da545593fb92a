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
      ...viewSecret(secret, `/v1/${paths[stored.key.level]}/${stored.key.id}/rotate`),
    }),
    record: ({ stored }) => stored.key,
  }
}

const paths = { project: 'keys', server: 'server-keys' } as const

/** The secret, or why there is none and which route makes another. */
export function viewSecret(secret: string | null, rotation: string) {
  if (secret !== null) return { secret }
  const hint = `The secret was shown when the key was made and is not kept. POST ${rotation} makes another.`
  return { secret, replayed: true as const, hint }
}
