import {
  type AccessToken,
  composeTokenId,
  type Facts,
  type Principal,
  stamped,
  type UnixSeconds,
} from '@countersign/core'
import type { Engine, TokenPolicy } from './ports.ts'
import type { Rights } from './sign-token.ts'

interface Wanted {
  readonly principal: Principal
  readonly facts: Facts
  readonly rights: Rights
  /** Tokens that were minted before are revoked. */
  readonly earliest: UnixSeconds
}

/**
 * The same `jti` and end again for whoever asks for the same within a window, on whichever node: both
 * follow from what is asked and from the window, so that nothing is stored. Null where that very token
 * was revoked: then a new one is due.
 */
export async function reusedFrom(
  { principal, facts, rights, earliest }: Wanted,
  { tokens, engine }: { readonly tokens: TokenPolicy; readonly engine: Engine },
): Promise<Pick<AccessToken, 'issuedAt' | 'expiresAt' | 'tokenId'> | null> {
  const { reuseSeconds, profile } = tokens
  if (reuseSeconds === null) return null
  const now = Math.floor(facts.at / 1_000)
  const issuedAt = (now - (now % reuseSeconds)) as UnixSeconds
  if (issuedAt < earliest) return null
  const { keyId, generation } = principal
  const asked = JSON.stringify([keyId, generation, issuedAt, rights.scopes, rights.audiences])
  const random = stamped(engine.crypto.repeatable(asked), issuedAt)
  const tokenId = composeTokenId(keyId, generation, random)
  const { tokenIsRevoked } = await engine.store.credentialById(keyId, tokenId)
  if (tokenIsRevoked) return null
  return { issuedAt, expiresAt: (issuedAt + profile.lifetimeSeconds) as UnixSeconds, tokenId }
}
