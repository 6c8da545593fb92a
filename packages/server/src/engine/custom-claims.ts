import type { AccessToken, Principal } from '@countersign/core'
import type { TokenPolicy } from './ports.ts'

/** What somebody's function may know of a token that is about to be minted. */
export interface TokenFacts {
  readonly client_id: string
  readonly project: { readonly id: string; readonly slug: string } | null
  readonly key_id: string
  readonly environment: 'live' | 'test'
  readonly scopes: readonly string[] | null
  readonly audiences: readonly string[]
  readonly capabilities: readonly string[]
  readonly tier: string | null
  /** Of the key. */
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Claims that somebody adds to tokens. */
export type CustomClaims = (
  about: TokenFacts,
) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>

/** How long the function may take: whoever asks for a token waits for it. */
const longestMs = 250
/** Together, in characters of JSON: a token of theirs must still be read. */
const longestText = 4_096

/** Claims that mean something to those who verify (RFC 7519 §4.1, RFC 9068 §2.2 and others). */
const reserved = [
  ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'],
  ...['client_id', 'scope', 'cnf', 'act', 'may_act', 'status', 'auth_time', 'acr', 'amr'],
  ...['roles', 'groups', 'entitlements', 'authorization_details'],
]

/**
 * What the configuration adds to a token. Reserved claims, and those of the contract, are not among
 * it, whatever the function says. Null where it took too long. Throws where it throws, and where it
 * gives what is no object or too large: that is a fault, and no token is minted.
 */
export async function customClaims(
  token: AccessToken,
  principal: Principal,
  { claims, profile }: TokenPolicy,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (claims === null) return {}
  const given = await withinTime(async () => claims(factsOf(token, principal)))
  if (given === tooLate) return null
  if (!isObject(given)) throw new Error('the claims of the configuration are no object')
  const kept = Object.entries(given).filter(
    ([name]) => !reserved.includes(name) && !Object.hasOwn(profile.claims, name),
  )
  const own = Object.fromEntries(kept)
  if (JSON.stringify(own).length > longestText) {
    throw new Error('the claims of the configuration are too large for a token')
  }
  return own
}

/** The function is somebody's, and gives what it gives. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const tooLate = Symbol('too late')

async function withinTime<Value>(work: () => Promise<Value>): Promise<Value | typeof tooLate> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), longestMs)
  })
  const worked = work()
  // what comes of it later is nobody's
  worked.catch(() => undefined)
  try {
    return await Promise.race([worked, late])
  } finally {
    clearTimeout(timer)
  }
}

function factsOf(token: AccessToken, { project, keyId, metadata }: Principal): TokenFacts {
  return {
    client_id: token.clientId,
    project: project === null ? null : { id: project.id, slug: project.slug },
    key_id: keyId,
    environment: token.environment,
    scopes: token.scopes,
    audiences: token.audiences,
    capabilities: token.capabilities,
    tier: token.tier,
    metadata,
  }
}
