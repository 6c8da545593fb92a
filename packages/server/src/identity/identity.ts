import { randomBytes, sign } from 'node:crypto'
import type { Principal, UnixMillis } from '@countersign/core'
import type { RootSecret } from '../engine/root-secret.ts'
import type { IdentityKey, PublicJwk } from './identity-key.ts'
import { createIdentityKeys } from './identity-keys.ts'
import { createRecentHeaders } from './recent-headers.ts'

/** Tells upstreams, signed, who a request is. */
export interface Identity {
  /**
   * The value of `Countersign-Identity`: a compact JWS (RFC 7515 §3.1) for one audience, good for
   * 30 s from `at`, the time of the read by which the principal was judged. The same one may be given
   * again for 10 s.
   */
  readonly headerFor: (principal: Principal, audience: string, at: UnixMillis) => string
  /** RFC 7517: what verifies it. */
  readonly jwks: (at: UnixMillis) => { readonly keys: readonly PublicJwk[] }
}

/** Where the keys are published on the public port; never in the JWKS of access tokens. */
export const identityKeysPath = '/.well-known/countersign/identity-keys.json'

/** No access token has it, so that neither can be taken for the other (RFC 8725 §3.11). */
const typ = 'countersign-identity+jwt'
const lifetimeSeconds = 30
const reuseMs = 10_000
/** About 2 KB each. */
const mostKept = 4_096

/** `issuer` is the address under which the public port is known. */
export function createIdentity(
  root: Pick<RootSecret, 'identitySeed'>,
  { issuer }: { readonly issuer: string },
): Identity {
  const keys = createIdentityKeys(root.identitySeed)
  const recent = createRecentHeaders(mostKept, reuseMs)
  return {
    headerFor: (principal, audience, at) => {
      const key = keys.at(at)
      const who = { iss: issuer, aud: audience, ...claimsOf(principal) }
      const says = `${key.kid} ${JSON.stringify(who)}`
      const known = recent.find(says, at)
      if (known !== null) return known
      const made = signed(who, key, at)
      recent.keep(says, made, at)
      return made
    },
    jwks: keys.published,
  }
}

/** What is absent is null: `scopes` null is every scope, and no scope at all is an empty list. */
function claimsOf(principal: Principal): object {
  const { keyId, clientId, project } = principal
  return {
    sub: clientId ?? keyId,
    level: principal.level,
    project: project === null ? null : { id: project.id, slug: project.slug },
    key_id: keyId,
    client_id: clientId,
    environment: principal.environment,
    scopes: principal.scopes,
    capabilities: principal.capabilities,
    tier: principal.tier,
    generation: principal.generation,
  }
}

function signed(who: object, { kid, privateKey }: IdentityKey, at: UnixMillis): string {
  const iat = Math.floor(at / 1_000)
  const jti = randomBytes(12).toString('base64url')
  const claims = { ...who, iat, exp: iat + lifetimeSeconds, jti }
  const input = `${encode({ alg: 'EdDSA', kid, typ })}.${encode(claims)}`
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
