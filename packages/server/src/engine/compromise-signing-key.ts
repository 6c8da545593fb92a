import { compromise, signerAt } from '@countersign/core'
import type { Actor } from '../store/audit.ts'
import type { SigningKeyRecord } from '../store/records.ts'
import { writeSigningKeys } from './audit/signing-keys.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { erased } from './sealed-signing-key.ts'

/**
 * Ends a signing key in an emergency: when this has returned, it is out of the JWKS, and no node
 * accepts a token that it signed. The announced key signs in its place, or a new one. Gives the
 * ended key; done again it changes nothing.
 */
export async function compromiseSigningKey(
  { kid, reason }: { readonly kid: string; readonly reason: string | null },
  { maker, engine }: { readonly maker: Actor; readonly engine: Pick<Engine, 'store' | 'rotation'> },
): Promise<Outcome<SigningKeyRecord>> {
  const { store, rotation } = engine
  const { keys: read, at } = await store.signingKeys()
  const named = read.find((key) => key.kid === kid)
  if (named === undefined) return refused('object_unknown')
  // made before the lock is taken: making one of RSA takes a while
  const fresh = await rotation.make((signerAt(read, at) ?? named).algorithm)
  return store.change(async (change) => {
    const keys = await change.signingKeys()
    const changed = compromise(keys, kid, change.at, fresh).map((key) =>
      key.kid === kid ? { ...key, compromisedReason: reason } : key,
    )
    if (changed.length > 0) {
      const deed = { actor: maker, kid, action: 'signing-key.compromise' } as const
      await writeSigningKeys(change, deed, { read: keys, written: erased(changed) })
    }
    const ended = [...erased(changed), ...keys].find((key) => key.kid === kid)
    return ended === undefined ? refused('object_unknown') : done(ended)
  })
}
