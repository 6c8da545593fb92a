import { type Config, StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import type { SharedSecrets } from '../engine/shared-secrets.ts'

/** What any contract asks of a secret that signs tokens: as many bits as HS256 has (RFC 7518 §3.2). */
const fewestCharacters = 32

/**
 * Finds the secrets that sign and verify HS256. JWT_SECRET counts only where the contract asks for
 * it, so that no forgotten variable can mint; JWT_SECRET_PREVIOUS counts everywhere, as the contract
 * may have changed its algorithm. Throws StartRefused.
 */
export function findTokenSecrets(
  { jwtSecret, jwtSecretPrevious: previous }: Pick<Config, 'jwtSecret' | 'jwtSecretPrevious'>,
  { name, tokens, secrets }: Pick<Contract, 'name' | 'tokens' | 'secrets'>,
): SharedSecrets {
  if (tokens?.profile.algorithm !== 'HS256') return { signs: null, previous }
  const asked = secrets.find(({ setting }) => setting === 'JWT_SECRET')?.minCharacters ?? 0
  const fewest = Math.max(fewestCharacters, asked)
  if (jwtSecret === null) {
    throw new StartRefused(
      `JWT_SECRET is missing: the contract ${name} signs its tokens with it; set it to at least ${fewest} characters (\`openssl rand -base64 ${fewest}\` makes one).`,
    )
  }
  if (jwtSecret.length < fewest) {
    throw new StartRefused(
      `JWT_SECRET is too short: the contract ${name} asks for at least ${fewest} characters.`,
    )
  }
  return { signs: jwtSecret, previous }
}
