import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'

/** A key pair of a client, and its public part as it is registered. */
export interface TestKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly jwk: Readonly<Record<string, unknown>>
}

export function newTestKey(kid: string, alg: 'ES256' | 'RS256' | 'EdDSA' = 'ES256'): TestKey {
  const { privateKey, publicKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : alg === 'RS256'
        ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
        : generateKeyPairSync('ed25519')
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' } }
}

/** What an assertion of a client claims where nothing else is said. */
export function claimsOf(clientId: string, audience: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000)
  return {
    ...{ iss: clientId, sub: clientId, aud: audience },
    ...{ iat: now, exp: now + 60, jti: randomUUID() },
  }
}

export function signed(
  claims: Record<string, unknown>,
  { privateKey, kid }: Pick<TestKey, 'privateKey' | 'kid'>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid, ...header }).sign(privateKey)
}

export const byAssertion = (assertion: string) => ({
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
})
