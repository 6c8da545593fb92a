import { type ClaimSource, longestWithStatusSeconds } from '@countersign/core'
import type { Contract } from './contract.ts'

/** Without one of them a token can't be read back. */
const neededClaims = [
  'issuer',
  'audience',
  'issued_at',
  'expires_at',
  'token_id',
] as const satisfies readonly ClaimSource[]

/** What of a contract's tokens does not go together. Each text says where and why. */
export function tokensAtFault({ tokens, resources, documents, secrets }: Contract): string[] {
  if (tokens === null) {
    const found = [
      resources.takes.includes('token') && 'resources.takes: there are no tokens to take',
      documents.jwks !== null && 'documents.jwks: must be null where there are no tokens',
      documents.metadata !== null && 'documents.metadata: must be null where there are no tokens',
    ]
    return found.filter((text) => text !== false)
  }
  const { profile, carriers, oneCarrier } = tokens
  const hasStatus = tokens.extensions?.statusLists !== undefined
  const isShared = profile.algorithm === 'HS256'
  const held = Object.values(profile.claims)
  const found: (string | false)[] = [
    profile.header.kid === isShared &&
      'tokens.profile.header.kid: must be true, and false with HS256, whose keys have no name',
    isShared &&
      documents.jwks !== null &&
      'documents.jwks: must be null with HS256, whose keys are never published',
    isShared &&
      !secrets.some(({ setting }) => setting === 'JWT_SECRET') &&
      'secrets: JWT_SECRET must be among them with HS256',
    ...neededClaims.map(
      (source) =>
        held.filter((one) => one === source).length !== 1 &&
        `tokens.profile.claims: exactly one must hold ${source}`,
    ),
    !held.includes('scope_string') &&
      !held.includes('scope_array') &&
      'tokens.profile.claims: one must hold scope_string or scope_array, or a token forgets what it was narrowed to',
    ...carriers.map(
      (carrier, at) =>
        'whenAbsent' in carrier &&
        !carriers.some((one) => one.in === 'body' && one.member === carrier.whenAbsent) &&
        `tokens.carriers[${at}].whenAbsent: no carrier has the member ${carrier.whenAbsent}`,
    ),
    hasStatus &&
      profile.lifetimeSeconds > longestWithStatusSeconds &&
      `tokens.extensions.statusLists: tokens that live longer than ${longestWithStatusSeconds} s have no status`,
    hasStatus &&
      Object.hasOwn(profile.claims, 'status') &&
      'tokens.profile.claims.status: is where tokens say which status list they are in',
    carriers.length < 2 && !oneCarrier && 'tokens.oneCarrier: there is one carrier alone',
  ]
  return found.filter((text) => text !== false)
}
