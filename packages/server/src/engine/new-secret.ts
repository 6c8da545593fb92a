import {
  composeKey,
  displayPrefix,
  type Environment,
  type KeyId,
  type UnixMillis,
} from '@countersign/core'
import type { StoredSecret } from '../store/records.ts'
import type { Engine } from './ports.ts'
import { digestSecret } from './secret-digest.ts'

/** A secret that has just been made. `text` is shown once and kept nowhere. */
export interface NewSecret {
  readonly text: string
  readonly keyPrefix: string
  readonly stored: StoredSecret
}

/** Makes a secret of the issued format for a key. */
export function makeSecret(
  key: { readonly id: KeyId; readonly environment: Environment; readonly generation: number },
  at: UnixMillis,
  { policy, crypto }: Engine,
): NewSecret {
  const format = policy.issueFormat
  const secret = crypto.randomText(format.find.secretLength)
  const text = composeKey(format, { ...key, secret }, crypto)
  return {
    text,
    keyPrefix: displayPrefix(format, text),
    stored: {
      generation: key.generation,
      format: format.name,
      findBy: format.find.by,
      ...digestSecret(format, text, crypto),
      closesAt: null,
      createdAt: at,
    },
  }
}
