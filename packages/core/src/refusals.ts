import type { KeyId, ProjectId, UnixMillis } from './branded.ts'

/**
 * Where a reply is given: at the token endpoint, on a protected resource, or by the management
 * operations that a contract has on the public port (the control API answers as they do).
 */
export type Surface = 'token' | 'resource' | 'operation'

interface RefusalRow {
  readonly status: number
  readonly at: readonly Surface[]
  /** For the caller. Holds nothing of the request. */
  readonly says: string
  /** For the reader of the documentation: what brings it about. */
  readonly cause: string
  /** What to do about it. */
  readonly remedy: string
}

const everywhere = ['token', 'resource', 'operation'] as const
const guarded = ['resource', 'operation'] as const

/** Every reason why a request may not pass. One code, one row, one page in docs/errors, one test. */
export const refusals = {
  request_malformed: {
    status: 400,
    at: guarded,
    says: 'The request is not well-formed HTTP.',
    cause: 'The bytes of the request are not HTTP/1.1 as RFC 9112 spells it.',
    remedy: 'Use an HTTP client library; look at proxies on the way.',
  },
  path_ambiguous: {
    status: 400,
    at: ['resource'],
    says: 'The path of the request can be read in more than one way.',
    cause:
      'The path has an encoded slash, a backslash, a dot segment, an empty segment, a semicolon, a control character or a broken escape, or its authority is not that of the Host header.',
    remedy: 'Send the path in its plain form, with single slashes and well-formed escapes.',
  },
  headers_too_large: {
    status: 431,
    at: guarded,
    says: 'The header of the request is too large.',
    cause: 'All header fields together may have at most 16 KiB.',
    remedy: 'Send fewer or shorter header fields.',
  },
  request_timeout: {
    status: 408,
    at: guarded,
    says: 'The request did not arrive in time.',
    cause:
      'A header must be complete after 10 seconds, a body after 15; one that is passed on may not pause for longer than its upstream waits.',
    remedy: 'Send the request again, on a connection that is fast enough.',
  },
  body_malformed: {
    status: 400,
    at: everywhere,
    says: 'The request body can not be read.',
    cause:
      'The body is not valid in its content type: broken JSON, a member or parameter given twice, nesting deeper than 32 levels, more than 1,000 members, or bytes that are not UTF-8.',
    remedy: 'Send one well-formed JSON object, or one well-formed form.',
  },
  body_invalid: {
    status: 400,
    at: everywhere,
    says: 'A member of the request is missing, unknown or not of the expected form.',
    cause: 'The request is well-formed, and one of its members is not what the route takes.',
    remedy: 'The reply names the member and what was expected: correct it.',
  },
  body_too_large: {
    status: 413,
    at: everywhere,
    says: 'The request body is too large.',
    cause:
      'Bodies that Countersign reads itself may have at most 64 KiB, others what their route of the gateway allows.',
    remedy: 'Send a smaller body.',
  },
  content_type_unsupported: {
    status: 415,
    at: everywhere,
    says: 'The content type of the request is not supported here.',
    cause: 'The route does not read bodies of this Content-Type or Content-Encoding.',
    remedy: 'Send JSON, or at a token endpoint a form, as the route documents.',
  },
  route_unknown: {
    status: 404,
    at: guarded,
    says: 'There is no such route.',
    cause: 'No route has this path.',
    remedy: 'Compare the path with the documentation.',
  },
  method_unsupported: {
    status: 405,
    at: everywhere,
    says: 'The route does not take this method.',
    cause: 'The path exists, and not for this method.',
    remedy: 'The Allow header lists the methods that it takes.',
  },
  object_unknown: {
    status: 404,
    at: ['operation'],
    says: 'There is no such object.',
    cause: 'No object has this id, or it belongs to somebody else: the two look the same.',
    remedy: 'Compare the id with a listing made by the same caller.',
  },
  object_exists: {
    status: 409,
    at: ['operation'],
    says: 'An object with this name exists already.',
    cause: 'A member that must be unique, such as the slug of a project, is in use.',
    remedy: 'Choose another, or change the object that has it.',
  },
  state_conflict: {
    status: 409,
    at: ['operation'],
    says: 'The object is not in a state that allows this.',
    cause:
      'For example: a revoked key can not be rotated, changed or reactivated; a signing key does not sign before it has been published long enough.',
    remedy: 'Read the object; make a new one where the state is final.',
  },
  object_in_use: {
    status: 409,
    at: ['operation'],
    says: 'The object is in use.',
    cause:
      'A project is deleted only when all its keys are revoked; a product while projects have it, only when told what becomes of their subscriptions.',
    remedy:
      'Revoke the keys of the project together; or say what becomes of the subscriptions to the product.',
  },
  subscription_overlap: {
    status: 409,
    at: ['operation'],
    says: 'The project already has this product in that time.',
    cause: 'Two subscriptions of one project to one product may not be current at one instant.',
    remedy: 'Begin the new one when the other ends, or cancel the other first.',
  },
  revision_stale: {
    status: 412,
    at: ['operation'],
    says: 'The object has changed since it was read.',
    cause: 'No ETag of the If-Match header is that of the object as it is now (RFC 9110 §13.1.1).',
    remedy: 'Read the object again, and decide again.',
  },
  header_malformed: {
    status: 400,
    at: ['operation'],
    says: 'A header field of the request is not of the expected form.',
    cause: 'An Idempotency-Key or If-Match header is sent twice, empty, too long or misspelt.',
    remedy: 'The reply names the header and what was expected: correct it.',
  },
  request_reused: {
    status: 422,
    at: ['operation'],
    says: 'The Idempotency-Key was used for another request.',
    cause: 'Within a day the same caller sent the same key to the same route with another body.',
    remedy: 'Make a new key for every new request, and repeat it only when repeating the request.',
  },
  scope_exceeded: {
    status: 403,
    at: ['operation'],
    says: 'A key can not get scopes that its maker does not have.',
    cause: 'The server-level key that makes or changes the key is itself limited to fewer scopes.',
    remedy: 'Choose scopes out of those that the reply names, or use a key that has more.',
  },
  address_rate_exceeded: {
    status: 429,
    at: everywhere,
    says: 'Too many requests from this address.',
    cause:
      'The limit per address is reached: of requests, where every attempt counts, or of open connections.',
    remedy: 'Wait as long as Retry-After says.',
  },
  rate_exceeded: {
    status: 429,
    at: everywhere,
    says: 'Too many requests.',
    cause: 'The rate limit of the credential is reached.',
    remedy: 'Wait as long as Retry-After says.',
  },
  credential_missing: {
    status: 401,
    at: everywhere,
    says: 'A credential is required.',
    cause: 'The request carries no credential where the contract looks for one.',
    remedy: 'Send the credential as the documentation of the API shows.',
  },
  credential_ambiguous: {
    status: 400,
    at: everywhere,
    says: 'The request carries more than one credential.',
    cause: 'A header is repeated, or two ways of client authentication are used at once.',
    remedy: 'Send exactly one credential, in one place.',
  },
  credential_malformed: {
    status: 401,
    at: everywhere,
    says: 'The credential is not valid.',
    cause: 'It is not of a known form, or its MAC does not match: mistyped, cut short or forged.',
    remedy: 'Copy the credential again, whole.',
  },
  credential_kind_refused: {
    status: 401,
    at: guarded,
    says: 'This kind of credential is not taken here.',
    cause: 'A key was sent where only access tokens are taken, or the other way round.',
    remedy: 'Exchange the key for an access token first, or send the key itself.',
  },
  key_unknown: {
    status: 401,
    at: everywhere,
    says: 'The credential is not valid.',
    cause: 'The key is well-formed, and no such key exists.',
    remedy: 'Check that it was made by this installation.',
  },
  client_mismatch: {
    status: 401,
    at: ['token'],
    says: 'The credential is not valid.',
    cause: 'The secret is not one of the client that the request names.',
    remedy: 'Send the client_id that the secret was made for, or none where none is required.',
  },
  secret_retired: {
    status: 401,
    at: everywhere,
    says: 'The key has been rotated, and this secret has ended.',
    cause: 'The key was given a new secret, and the overlap in which the old one lived on is over.',
    remedy: 'Use the new secret.',
  },
  key_revoked: {
    status: 401,
    at: everywhere,
    says: 'The key has been revoked.',
    cause: 'Somebody revoked the key. That is final.',
    remedy: 'Make a new key.',
  },
  key_inactive: {
    status: 401,
    at: everywhere,
    says: 'The key has been deactivated.',
    cause: 'Somebody deactivated the key.',
    remedy: 'Reactivate it, or use another.',
  },
  key_expired: {
    status: 401,
    at: everywhere,
    says: 'The key has expired.',
    cause: 'Its expires_at has passed, by the clock of the database.',
    remedy: 'Make a new key, or move expires_at.',
  },
  client_inactive: {
    status: 401,
    at: everywhere,
    says: 'The client has been deactivated.',
    cause: 'Somebody deactivated the OAuth client that the key belongs to.',
    remedy: 'Reactivate the client.',
  },
  project_inactive: {
    status: 403,
    at: everywhere,
    says: 'The project is inactive.',
    cause: 'Somebody deactivated the project that the key belongs to.',
    remedy: 'Reactivate the project.',
  },
  token_invalid: {
    status: 401,
    at: guarded,
    says: 'The access token is not valid.',
    cause:
      'It is not one of this installation: another issuer, audience, algorithm or key, a changed byte, or claims that are absent or wrong. Or its signing key was reported as compromised.',
    remedy: 'Request a new access token.',
  },
  token_expired: {
    status: 401,
    at: guarded,
    says: 'The access token has expired.',
    cause: 'Its lifetime is over.',
    remedy: 'Request a new access token.',
  },
  token_revoked: {
    status: 401,
    at: guarded,
    says: 'The access token has been revoked.',
    cause:
      'The key it was minted from was rotated, or lost a right, after the token was minted; or the token itself was revoked.',
    remedy: 'Request a new access token.',
  },
  token_bound: {
    status: 401,
    at: guarded,
    says: 'The access token is bound, and the request does not prove that it may use it.',
    cause:
      'The token is bound to a key (RFC 9449) or a certificate (RFC 8705), and the request has no fresh proof by that key, or another certificate. Or a proof was sent for a token that is not bound.',
    remedy: 'Send a new DPoP proof with every request, or use the certificate of the token.',
  },
  proof_invalid: {
    status: 401,
    at: everywhere,
    says: 'The DPoP proof is not valid.',
    cause:
      'The DPoP header is missing, repeated, not signed by the key in it, for another request or token, too old, or was used before (RFC 9449 §4.3).',
    remedy: 'Make a new proof for every request.',
  },
  proof_nonce_required: {
    status: 401,
    at: everywhere,
    says: 'The DPoP proof needs the nonce of the DPoP-Nonce header.',
    cause: 'The proof has no nonce, or one that is no longer good (RFC 9449 §8).',
    remedy: 'Make a new proof with the nonce of this reply.',
  },
  address_missing: {
    status: 403,
    at: everywhere,
    says: 'The credential is limited to certain addresses, and no address was declared.',
    cause: 'The key has an IP allow-list, and the caller of the verification did not pass `ip`.',
    remedy: 'Pass the address of the client as `ip`.',
  },
  address_refused: {
    status: 403,
    at: everywhere,
    says: 'The credential is not allowed from this address.',
    cause: 'The address of the client is not on the IP allow-list of the key.',
    remedy: 'Call from an allowed address, or change the list.',
  },
  environment_refused: {
    status: 403,
    at: guarded,
    says: 'Credentials of this environment are not allowed here.',
    cause: 'A test key where a live key is required, or the other way round.',
    remedy: 'Use a key of the other environment.',
  },
  project_refused: {
    status: 403,
    at: guarded,
    says: 'The credential belongs to another project.',
    cause: 'The verification asked for a certain project.',
    remedy: 'Use a key of that project.',
  },
  level_refused: {
    status: 403,
    at: everywhere,
    says: 'Credentials of this level are not allowed here.',
    cause:
      'A key of the project level where a server-level key is required, or the other way round.',
    remedy: 'Use a key of the other level.',
  },
  permission_missing: {
    status: 403,
    at: ['operation'],
    says: 'The credential lacks the permission for this.',
    cause: 'The server-level key was made without the permission that the route asks for.',
    remedy: 'Use a key that has it; the reply names it.',
  },
  sign_in_refused: {
    status: 401,
    at: ['operation'],
    says: 'The mail address or the password is not right, or this account may not sign in.',
    cause:
      'There is nobody of this address, the password is another one, or the operator was deactivated: the reply is the same.',
    remedy: 'Try again, or ask an owner of the installation.',
  },
  two_factor_refused: {
    status: 401,
    at: ['operation'],
    says: 'The code is not right, or came too late.',
    cause:
      'A code is good for half a minute and five attempts; ten wrong ones in a row lock the second step for 15 minutes. A backup code is good once.',
    remedy: 'Wait for the next code of the app, or sign in anew.',
  },
  session_missing: {
    status: 401,
    at: ['operation'],
    says: 'Sign in first: there is no session, or it has ended.',
    cause:
      'The request has neither a credential nor the cookie of a session that lasts. Sessions end after 12 hours without use and after 7 days, by signing out, and when somebody ends them.',
    remedy: 'Sign in.',
  },
  csrf_refused: {
    status: 403,
    at: ['operation'],
    says: 'The request does not come from the dashboard.',
    cause:
      'A request that changes something by the cookie of a session lacks the X-CSRF-Token of that session, or was sent by a page of another origin.',
    remedy: 'Send the csrf_token of GET /v1/session as X-CSRF-Token, from the same origin.',
  },
  link_refused: {
    status: 403,
    at: ['operation'],
    says: 'The link is not valid, has been used, or came too late.',
    cause:
      'Links are good once: those of the first start for 15 minutes, those of invitations for 7 days, those to the portal for as long as whoever made them said.',
    remedy: 'Have a new one made: countersign operators reset, or another invitation.',
  },
  password_refused: {
    status: 403,
    at: ['operation'],
    says: 'The present password is not right.',
    cause: 'A change of what protects an account asks for its password once more.',
    remedy: 'Try again.',
  },
  owner_last: {
    status: 409,
    at: ['operation'],
    says: 'There would be no owner left.',
    cause:
      'The last active owner, of the installation or of a project, can not be removed, deactivated, or given another role.',
    remedy: 'Make somebody else an owner first.',
  },
  role_missing: {
    status: 403,
    at: ['operation'],
    says: 'Your role in the project does not allow this.',
    cause:
      'A member of a project asked the portal for something that needs another role: owner for members, developer for keys.',
    remedy: 'Ask an owner of the project.',
  },
  self_service_off: {
    status: 403,
    at: ['operation'],
    says: 'Keys of this project are made on request.',
    cause: 'A member of a project asked the portal to make a key, and its self-service is off.',
    remedy: 'Request a key in the portal: whoever runs the API approves it.',
  },
  way_closed: {
    status: 403,
    at: ['operation'],
    says: 'This way in is not offered here.',
    cause:
      'The portal was asked for a registration, or for a mail, and the installation is not configured for it.',
    remedy: 'Use another way in; whoever runs the API can invite you.',
  },
  scope_missing: {
    status: 403,
    at: guarded,
    says: 'The credential lacks a required scope.',
    cause: 'The key, its client or the access token is narrowed to other scopes.',
    remedy: 'Use a credential that has the scope, or request a token with it.',
  },
  capability_missing: {
    status: 403,
    at: guarded,
    says: 'The credential lacks a required capability.',
    cause: 'No current subscription of the project grants the capability.',
    remedy: 'Subscribe the project to a product that has it.',
  },
  user_id_missing: {
    status: 400,
    at: ['resource'],
    says: 'A user id is required.',
    cause: 'The contract asks every call to name the user it is made for.',
    remedy: 'Send the header that the documentation of the API names.',
  },
  grant_type_missing: {
    status: 400,
    at: ['token'],
    says: 'grant_type is required.',
    cause: 'The token request names no grant type.',
    remedy: 'Send grant_type=client_credentials.',
  },
  grant_type_unsupported: {
    status: 400,
    at: ['token'],
    says: 'This grant_type is not supported; use client_credentials.',
    cause: 'The token endpoint takes the client credentials grant only (RFC 6749 §4.4).',
    remedy: 'Send grant_type=client_credentials.',
  },
  scope_malformed: {
    status: 400,
    at: ['token'],
    says: 'scope is malformed, too long or unknown.',
    cause: 'The scope parameter is not as RFC 6749 §3.3 spells it, or names an unknown scope.',
    remedy: 'Send scopes that exist, with single spaces between them.',
  },
  scope_refused: {
    status: 400,
    at: ['token'],
    says: 'The credential may not request one of these scopes.',
    cause: 'A requested scope exists, and the key, its client or its project does not have it.',
    remedy: 'Request fewer scopes, or none to get all that the credential has.',
  },
  audience_unknown: {
    status: 400,
    at: ['token'],
    says: 'The requested audience is not known.',
    cause: 'The audience is none of those that this installation mints tokens for (RFC 8707).',
    remedy: 'Leave it out, or name a configured audience.',
  },
  audience_refused: {
    status: 400,
    at: ['token'],
    says: 'The credential may not request a token for this audience.',
    cause: 'The audience is known, and not among the audiences of the key or its client.',
    remedy: 'Request another audience, or have it granted to the key.',
  },
  client_unauthorized: {
    status: 400,
    at: ['token'],
    says: 'The client may not do this.',
    cause:
      'The client is known, and was not given the right: to ask about tokens, to revoke this one, or to use this grant.',
    remedy: 'Have the right given to the client, or ask as another one.',
  },
  token_kind_unsupported: {
    status: 400,
    at: ['token'],
    says: 'Only access tokens can be revoked here.',
    cause: 'What was sent to be revoked is a key (RFC 7009 §2.2.1).',
    remedy: 'Revoke a key by the control API.',
  },
  subject_token_invalid: {
    status: 400,
    at: ['token'],
    says: 'The subject_token is not valid.',
    cause:
      'The token that is to be exchanged is none of this installation, has ended, or has been exchanged too often (RFC 8693 §2.2.2).',
    remedy: 'Exchange an access token that is still good.',
  },
  upstream_missing: {
    status: 503,
    at: ['resource'],
    says: 'The service behind this route is not configured.',
    cause: 'The request may pass, and no upstream is configured for the route.',
    remedy: 'Configure the upstream of the route.',
  },
  upstream_failed: {
    status: 502,
    at: ['resource'],
    says: 'The service behind this route did not answer properly.',
    cause:
      'The upstream could not be reached, broke the connection off, or answered in bytes that are not HTTP.',
    remedy: 'Look at the upstream; a request that changes something may have reached it.',
  },
  upstream_down: {
    status: 503,
    at: ['resource'],
    says: 'The service behind this route is not available at the moment.',
    cause: 'No target of the upstream is healthy.',
    remedy: 'Try again after as long as Retry-After says.',
  },
  upstream_timeout: {
    status: 504,
    at: ['resource'],
    says: 'The service behind this route did not answer in time.',
    cause: 'The upstream took longer to accept a connection or to begin its reply than it may.',
    remedy: 'Look at the upstream; a request that changes something may have reached it.',
  },
  unavailable: {
    status: 503,
    at: everywhere,
    says: 'The request can not be answered at the moment.',
    cause:
      'The database did not answer in time, so whether the credential is valid, or its limit spent, can not be known.',
    remedy: 'Try again after as long as Retry-After says.',
  },
  overloaded: {
    status: 503,
    at: everywhere,
    says: 'The service is busier than it can be; try again shortly.',
    cause:
      'The node falls behind, or has as many connections as it takes. It turns management and token requests away first, verifications last.',
    remedy: 'Try again after as long as Retry-After says; add nodes if it happens often.',
  },
  internal: {
    status: 500,
    at: everywhere,
    says: 'Something went wrong on our side.',
    cause: 'A fault in Countersign. The log has the details under the id of the request.',
    remedy: 'Report it with the id of the request.',
  },
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof refusals

/** The codes that can occur on a surface: a contract has a reply for each of them. */
export type RefusalAt<Where extends Surface> = {
  [Code in RefusalCode]: Where extends (typeof refusals)[Code]['at'][number] ? Code : never
}[RefusalCode]

/** A refusal as a value: the code, and what may be said beside it. */
export interface Refusal {
  readonly code: RefusalCode
  /** The member, parameter, scope or permission that it is about; never its value. */
  readonly member?: string
  /** What was expected of the member. */
  readonly expected?: string
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds?: number
  /** When that is, where a limit is to be had again then. */
  readonly resetAt?: UnixMillis
  /** A nonce for the next proof (RFC 9449 §8). */
  readonly nonce?: string
  /** Whose credential was refused, where that is known. For the log, never for the caller. */
  readonly subject?: Subject
}

/** Whose credential a request carries. */
export interface Subject {
  readonly keyId: KeyId
  /** Null: a key of the server level. */
  readonly projectId: ProjectId | null
}

/** The text for the caller: what is wrong and, where a member is at fault, which and why. */
export function refusalText({ code, member, expected }: Refusal): string {
  if (member === undefined) return refusals[code].says
  return expected === undefined
    ? `${refusals[code].says} At: ${member}.`
    : `${refusals[code].says} At: ${member}; expected ${expected}.`
}

export function refuse(code: RefusalCode, about: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...about }
}
