export {
  type AccessToken,
  type ClaimSource,
  claimsOf,
  composeTokenId,
  parseTokenId,
  readClaims,
  type SigningAlgorithm,
  type TokenClaims,
  type TokenProfile,
} from './access-token.ts'
export {
  type AuditAction,
  type AuditedKind,
  auditActions,
  type KindOfAction,
  kindOfAction,
} from './audit-actions.ts'
export {
  type ChainChecked,
  type ChainFault,
  type ChainFaultReason,
  type ChainPlace,
  chainStart,
  checkChain,
  checkEnd,
  type SealedRecord,
  sealAfter,
} from './audit-chain.ts'
export { base62FromBytes } from './base62.ts'
export {
  type AuditId,
  type ClientId,
  type CustomerId,
  type EmbedSessionId,
  type Environment,
  environments,
  type InvitationId,
  type KeyId,
  type KeyRequestId,
  type Level,
  levels,
  type MembershipId,
  type OperatorId,
  type PortalLinkId,
  type ProductId,
  type ProjectId,
  type SessionId,
  type Sha256,
  type SubscriptionId,
  type UnixMillis,
  type UnixSeconds,
} from './branded.ts'
export { canonicalJson } from './canonical-json.ts'
export { holdsCapability, isCapability, isGrantableCapability } from './capabilities.ts'
export {
  type CompactJws,
  decodeCompactJws,
  decodeJws,
  type Jws,
  type JwsHeader,
  looksLikeJws,
  numericDate,
} from './compact-jws.ts'
export {
  type CertificateName,
  type ClientAuthentication,
  type ClientFacts,
  type ClientSettings,
  type CredentialRecord,
  type KeyFacts,
  type ProjectFacts,
  type PublicJwk,
  type SecretRecord,
  type SubscribedGrant,
  usualSettings,
} from './credential-record.ts'
export { longestMs, parseDuration } from './durations.ts'
export { type IdKind, idBodyLength, idRandomLength, makeId, parseId } from './ids.ts'
export {
  type Actor,
  type AddressStanding,
  type Demand,
  everyFailure,
  type Facts,
  judge,
  type Shown,
} from './judge.ts'
export {
  composeKey,
  displayPrefix,
  type KeyFormat,
  type MacKeys,
  type ParsedKey,
  parseKey,
  secretLength,
} from './key-format.ts'
export {
  type Allowance,
  type Counter,
  counterAt,
  fits,
  type Period,
  rateLimit,
  rateLimitPolicy,
  retryAt,
  type Standing,
  secondsFrom,
  spacingMicros,
  standingOf,
  type WindowName,
  windowAt,
  windowMs,
} from './limits.ts'
export { includesRole, type MemberRole, memberRoles } from './membership.ts'
export { type Confirmation, isFresh, type Possession } from './possession.ts'
export { type Principal, principalOf } from './principal.ts'
export {
  type Refusal,
  type RefusalAt,
  type RefusalCode,
  refusals,
  refusalText,
  refuse,
  type Subject,
  type Surface,
} from './refusals.ts'
export { allowedAudiences, effectiveScopes, type Grant, grantOf, isCurrent } from './rights.ts'
export {
  coversScopes,
  intersectScopes,
  isScope,
  missingScopes,
  parseScopeList,
  type Scopes,
} from './scopes.ts'
export { isSessionGood, type Role, roles, type SessionLife, sessionMs } from './session.ts'
export {
  acceptsTokensOf,
  keptUntil,
  type SigningKeyLife,
  type SigningKeyState,
  signerAt,
  stateOfSigningKey,
  successorAt,
} from './signing-key.ts'
export {
  announce,
  begin,
  compromise,
  hasten,
  nextSigningKeyStep,
  publish,
  retire,
  type SigningKeyStep,
  type SigningTimetable,
} from './signing-key-rotation.ts'
export {
  type AskedCounter,
  type CounterKind,
  type FullCounter,
  nearlyFull,
  type Spending,
  type Spent,
  spendFromAll,
} from './spending.ts'
export {
  entriesOfList,
  generationsOfList,
  isRing,
  layoutFor,
  listLifetimeSeconds,
  longestWithStatusSeconds,
  markGeneration,
  placeOfToken,
  type StatusLayout,
} from './status-layout.ts'
export { allValid, type Statuses, setStatus, statusAt } from './status-list.ts'
export { parseStrictJson, StrictJsonError } from './strict-json.ts'
export { stamped, stampOf, type TokenStamp } from './token-stamp.ts'
export { type Bucket, bucketEnd, bucketMs, bucketStart } from './usage-buckets.ts'
