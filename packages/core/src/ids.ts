import { isBase62, toBase62 } from './base62.ts'
import type {
  AuditId,
  ClientId,
  CustomerId,
  EmbedSessionId,
  InvitationId,
  KeyId,
  KeyRequestId,
  MembershipId,
  OperatorId,
  PortalLinkId,
  ProductId,
  ProjectId,
  SessionId,
  SubscriptionId,
  UnixMillis,
} from './branded.ts'

/** Each kind of id has its own prefix, so no id of one kind parses as another. */
const prefixes = {
  project: 'prj_',
  key: 'key_',
  client: 'client_',
  product: 'prd_',
  subscription: 'sub_',
  audit: 'aud_',
  operator: 'opr_',
  session: 'ses_',
  invitation: 'inv_',
  customer: 'cus_',
  membership: 'mem_',
  'portal-link': 'lnk_',
  'key-request': 'krq_',
  'embed-session': 'emb_',
} as const
export type IdKind = keyof typeof prefixes

interface IdOf {
  project: ProjectId
  key: KeyId
  client: ClientId
  product: ProductId
  subscription: SubscriptionId
  audit: AuditId
  operator: OperatorId
  session: SessionId
  invitation: InvitationId
  customer: CustomerId
  membership: MembershipId
  'portal-link': PortalLinkId
  'key-request': KeyRequestId
  'embed-session': EmbedSessionId
}

/** Characters after the prefix: 7 of time, which keep new rows together in an index, and 9 random. */
export const idBodyLength = 16
export const idRandomLength = 9
const timeLength = idBodyLength - idRandomLength

/**
 * Makes an id from the time and 9 random base62 characters (53 bits). The time orders ids roughly;
 * nothing is decided by it.
 */
export function makeId<Kind extends IdKind>(
  kind: Kind,
  at: UnixMillis,
  random: string,
): IdOf[Kind] {
  return `${prefixes[kind]}${toBase62(at, timeLength)}${random}` as IdOf[Kind]
}

/** The id, or null when the text is not one of that kind. */
export function parseId<Kind extends IdKind>(kind: Kind, text: string): IdOf[Kind] | null {
  const prefix = prefixes[kind]
  if (!text.startsWith(prefix) || text.length !== prefix.length + idBodyLength) return null
  return isBase62(text.slice(prefix.length)) ? (text as IdOf[Kind]) : null
}

export function idBody(id: KeyId): string {
  return id.slice(prefixes.key.length)
}

export function keyIdFromBody(body: string): KeyId {
  return `${prefixes.key}${body}` as KeyId
}
