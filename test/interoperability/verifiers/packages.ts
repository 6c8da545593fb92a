import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVerifier } from 'fast-jwt'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import jsonwebtoken from 'jsonwebtoken'
import type { Case, Taken, Verifier } from '../verifier.ts'

/** Packages of npm. */
export const packages: readonly Verifier[] = [
  {
    ...installed('jose'),
    algorithms: ['ES256', 'EdDSA', 'RS256', 'PS256'],
    take: each(async ({ token, jwksUri, algorithm, issuer, audience }) => {
      const keys = createRemoteJWKSet(new URL(jwksUri))
      await jwtVerify(token, keys, { algorithms: [algorithm], issuer, audience, typ: 'at+jwt' })
    }),
  },
  {
    ...installed('jsonwebtoken'),
    algorithms: ['ES256', 'RS256', 'PS256'],
    take: each(async (one) => {
      const { token, algorithm, issuer, audience } = one
      const algorithms = [algorithm] as jsonwebtoken.Algorithm[]
      jsonwebtoken.verify(token, pemFor(one), { algorithms, issuer, audience })
    }),
  },
  {
    ...installed('fast-jwt'),
    algorithms: ['ES256', 'EdDSA', 'RS256', 'PS256'],
    take: each(async (one) => {
      const { token, algorithm, issuer, audience } = one
      const options = { algorithms: [algorithm], allowedIss: issuer, allowedAud: audience }
      createVerifier({ key: pemFor(one), ...options })(token)
    }),
  },
]

/** The key of the JWKS that the token names, in the form in which most libraries take one. */
export function pemFor({ token, jwks }: Pick<Case, 'token' | 'jwks'>): string {
  const { kid } = decodeProtectedHeader(token)
  const jwk = jwks.keys.find((key) => key.kid === kid)
  if (jwk === undefined) throw new Error('no key of this name is published')
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  return key.export({ type: 'spki', format: 'pem' })
}

/** A verifier that throws what it does not take. */
export function each(verify: (one: Case) => Promise<void>) {
  return async (cases: readonly Case[]): Promise<Taken> => {
    const taken: (string | null)[] = []
    for (const one of cases) {
      taken.push(
        await verify(one).then(
          () => null,
          (error: unknown) => String(error),
        ),
      )
    }
    return taken
  }
}

function installed(name: string) {
  const file = join(import.meta.dirname, '../../../node_modules', name, 'package.json')
  const version = (): string => JSON.parse(readFileSync(file, 'utf8')).version
  return { name, language: 'JavaScript', from: 'npm', version }
}
