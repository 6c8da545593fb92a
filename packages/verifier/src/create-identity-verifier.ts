import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { IdentityRefused, IdentityUnknowable, type RefusalReason } from './errors.ts'
import { type Identity, identityOf } from './identity.ts'
import { identityForm, outerRefusal } from './outer-form.ts'

/** The header in which the gateway sends who a request is, as Node spells it. */
export const identityHeader = 'countersign-identity'

export interface IdentityVerifierOptions {
  /** PUBLIC_URL of Countersign, to the letter. */
  readonly issuer: string
  /** This service: the name of its upstream in the gateway's configuration, or the `audience` there. */
  readonly audience: string
  /** Where the keys are; usually below the issuer. Give it where that address is another from here. */
  readonly keysUrl?: string | URL
  /** The longest that reading the keys may take, in milliseconds; usually 2,000. */
  readonly timeoutMs?: number
  /** Usually the platform's. */
  readonly fetch?: typeof fetch
}

/**
 * Resolves with who the request is. Rejects with IdentityRefused (answer 401) or IdentityUnknowable
 * (answer 503); no message holds anything of the header.
 */
export type VerifyIdentity = (
  header: string | readonly string[] | null | undefined,
) => Promise<Identity>

const keysPath = '/.well-known/countersign/identity-keys.json'
const clockToleranceSeconds = 5
const lifetimeSeconds = 30

/** Makes the function by which a service behind the gateway knows who calls. */
export function createIdentityVerifier(options: IdentityVerifierOptions): VerifyIdentity {
  const { issuer, audience } = options
  const keys = knownOrUnknowable(remoteKeys(options))
  return async (header) => {
    if (header === undefined || header === null || header === '') {
      throw new IdentityRefused('missing')
    }
    // sent twice: one of them is not the gateway's
    if (typeof header !== 'string') throw new IdentityRefused('malformed')
    const refusal = outerRefusal(header)
    if (refusal !== null) throw new IdentityRefused(refusal)
    const claims = await verified(header, keys, { issuer, audience })
    const identity = identityOf(claims)
    if (identity === null) throw new IdentityRefused('malformed')
    return identity
  }
}

function remoteKeys({
  issuer,
  keysUrl = issuer.replace(/\/+$/, '') + keysPath,
  timeoutMs = 2_000,
  fetch,
}: IdentityVerifierOptions): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(keysUrl), {
    timeoutDuration: timeoutMs,
    ...(fetch !== undefined && { [customFetch]: fetch }),
  })
}

/** A key that is not among those published is the header's fault; any other failure is nobody's. */
function knownOrUnknowable(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error
      throw new IdentityUnknowable(error)
    }
  }
}

async function verified(
  header: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string },
) {
  try {
    const { payload } = await jwtVerify(header, keys, {
      ...expected,
      algorithms: [identityForm.alg],
      typ: identityForm.typ,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: lifetimeSeconds,
      requiredClaims: ['exp', 'jti', 'sub'],
    })
    return payload
  } catch (error) {
    if (error instanceof IdentityUnknowable) throw error
    if (error instanceof errors.JOSEError) throw new IdentityRefused(reasonOf(error))
    throw error
  }
}

const reasonOfClaim: Readonly<Record<string, RefusalReason>> = {
  aud: 'wrong_audience',
  iss: 'wrong_issuer',
  typ: 'wrong_type',
  iat: 'not_yet_valid',
}

const reasonOfCode: Readonly<Record<string, RefusalReason>> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JOSE_ALG_NOT_ALLOWED: 'wrong_algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown_key',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'bad_signature',
}

function reasonOf(error: errors.JOSEError): RefusalReason {
  if (error instanceof errors.JWTClaimValidationFailed && error.reason === 'check_failed') {
    return reasonOfClaim[error.claim] ?? 'malformed'
  }
  return reasonOfCode[error.code] ?? 'malformed'
}
