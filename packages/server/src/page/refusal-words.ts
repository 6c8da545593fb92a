import type { RefusalCode } from '@countersign/core'
import { a, plural, type Vocabulary } from './vocabulary.ts'

/** What brings a refusal about and what to do, for who calls the API: not for who runs it. */
export interface RefusalWords {
  readonly cause: string
  readonly cure: string
}

/** The words of a code, in those of the contract. */
export function refusalWords(code: RefusalCode, vocabulary: Vocabulary): RefusalWords {
  const { cause, cure } = words[code]
  return { cause: inWords(cause, vocabulary), cure: inWords(cure, vocabulary) }
}

function inWords(text: string, { credential, project, header, carried }: Vocabulary): string {
  const says: Readonly<Record<string, string>> = {
    credential,
    credentials: plural(credential),
    project,
    header,
    'a carried': carried.map(a).join(' or '),
  }
  return text.replaceAll(/\{([a-z ]+)\}/g, (whole, name: string) => says[name] ?? whole)
}

const wait = 'Wait as many seconds as `Retry-After` says, then send it again.'
const askForAnother = 'Use another; get a new one if you have none.'
const newToken = 'Get a new access token.'

const words: Readonly<Record<RefusalCode, RefusalWords>> = {
  request_malformed: {
    cause: 'The request is not well-formed HTTP/1.1.',
    cure: 'Use an HTTP client library; look at proxies on the way.',
  },
  headers_too_large: {
    cause: 'The header fields together have more than 16 KiB.',
    cure: 'Send fewer or shorter header fields.',
  },
  request_timeout: {
    cause: 'The header took longer than 10 seconds to arrive, or the body longer than 15.',
    cure: 'Send the request again, on a connection that is fast enough.',
  },
  body_malformed: {
    cause:
      'The body can not be read: broken JSON, a name given twice, or bytes that are not UTF-8.',
    cure: 'Send one well-formed body in the content type that you name.',
  },
  body_invalid: {
    cause: 'A member or parameter is missing, unknown or not of the expected form.',
    cure: 'The reply names it and what was expected: correct it.',
  },
  body_too_large: {
    cause: 'The body has more than 64 KiB.',
    cure: 'Send a smaller body.',
  },
  content_type_unsupported: {
    cause: 'The `Content-Type` is not one that is read here.',
    cure: 'Send the body as this page shows.',
  },
  route_unknown: {
    cause: 'There is no such path.',
    cure: 'Compare the path with this page.',
  },
  method_unsupported: {
    cause: 'The path exists, and does not take this method.',
    cure: 'The `Allow` header lists those that it takes.',
  },
  object_unknown: {
    cause: 'There is nothing of this id, or it belongs to somebody else.',
    cure: 'Compare the id with a listing.',
  },
  object_exists: {
    cause: 'The slug is in use.',
    cure: 'Choose another.',
  },
  state_conflict: {
    cause: 'What the request names is in a state that does not allow this.',
    cure: 'Read it first; make a new one where the state is final.',
  },
  object_in_use: {
    cause: 'It still has {credentials} that are not revoked.',
    cure: 'Revoke them first.',
  },
  subscription_overlap: {
    cause: 'The {project} has this product already in that time.',
    cure: 'Begin when the other ends.',
  },
  revision_stale: {
    cause: 'It has changed since you read it.',
    cure: 'Read it again, and decide again.',
  },
  header_malformed: {
    cause: 'A header field is not of the expected form.',
    cure: 'The reply names it and what was expected: correct it.',
  },
  request_reused: {
    cause: 'The `Idempotency-Key` was used for another request.',
    cure: 'Make a new one for every new request.',
  },
  scope_exceeded: {
    cause: 'You can not grant scopes that you do not have.',
    cure: 'Choose out of those that the reply names.',
  },
  address_rate_exceeded: { cause: 'The limit of your IP address is reached.', cure: wait },
  rate_exceeded: { cause: 'The limit of your tier is reached.', cure: wait },
  credential_missing: {
    cause: 'The request carries no credential, or not where it is looked for.',
    cure: 'Send it as this page shows.',
  },
  credential_ambiguous: {
    cause: 'The request carries more than one credential.',
    cure: 'Send exactly one, in one place.',
  },
  credential_malformed: {
    cause: 'What was sent is not of the right form: mistyped, cut short or forged.',
    cure: 'Copy it again, whole.',
  },
  credential_kind_refused: {
    cause: 'What was sent is a credential of another kind; {a carried} is taken here.',
    cure: 'Send {a carried}.',
  },
  key_unknown: {
    cause: 'There is no such {credential}.',
    cure: 'Check which one you send, and where it was made.',
  },
  client_mismatch: {
    cause: 'The secret belongs to another client than the one that is named.',
    cure: 'Send the id and the secret of one client.',
  },
  secret_retired: {
    cause: 'The {credential} was rotated, and the old one has ended.',
    cure: 'Use the new one.',
  },
  key_revoked: { cause: 'The {credential} was revoked, for good.', cure: askForAnother },
  key_inactive: {
    cause: 'The {credential} was deactivated.',
    cure: 'Have it activated again, or use another.',
  },
  key_expired: { cause: 'The {credential} has expired.', cure: askForAnother },
  client_inactive: {
    cause: 'The client was deactivated.',
    cure: 'Have it activated again.',
  },
  project_inactive: {
    cause: 'The {project} was deactivated.',
    cure: 'Have it activated again.',
  },
  token_invalid: {
    cause: 'The access token is not one of this API, or was changed on the way.',
    cure: newToken,
  },
  token_expired: { cause: 'The access token has expired.', cure: newToken },
  token_revoked: {
    cause: 'The access token was revoked, or the {credential} that it was made with lost a right.',
    cure: newToken,
  },
  address_missing: {
    cause: 'The {credential} is limited to certain IP addresses, and yours is not known.',
    cure: 'Call from an allowed address.',
  },
  address_refused: {
    cause: 'The {credential} is limited to certain IP addresses, and yours is none of them.',
    cure: 'Call from an allowed address, or have yours added.',
  },
  environment_refused: {
    cause: 'The {credential} is of another environment than the endpoint takes.',
    cure: 'Use one of the environment that this page names for the endpoint.',
  },
  project_refused: {
    cause: 'The {credential} belongs to another {project}.',
    cure: 'Use one of the {project} that the path names.',
  },
  level_refused: {
    cause: 'The {credential} is of another level than the endpoint takes.',
    cure: 'Use one of the other level.',
  },
  permission_missing: {
    cause: 'The {credential} is of the server level and was made without the permission for this.',
    cure: 'Use one that has it; the reply names it.',
  },
  sign_in_refused: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  two_factor_refused: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  session_missing: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  csrf_refused: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  link_refused: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  password_refused: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  owner_last: { cause: 'Happens on the control API only.', cure: 'Nothing to do here.' },
  role_missing: { cause: 'Happens in the portal only.', cure: 'Nothing to do here.' },
  self_service_off: { cause: 'Happens in the portal only.', cure: 'Nothing to do here.' },
  way_closed: { cause: 'Happens in the portal only.', cure: 'Nothing to do here.' },
  scope_missing: {
    cause: 'The credential lacks a scope that the endpoint asks for.',
    cure: 'Use one that has it, or get an access token with it.',
  },
  capability_missing: {
    cause: 'The credential lacks a capability that the endpoint asks for.',
    cure: 'Subscribe your {project} to a product that has it.',
  },
  user_id_missing: {
    cause: 'The request does not say which user it is for.',
    cure: 'Send the header that this page names for it.',
  },
  grant_type_missing: {
    cause: '`grant_type` is missing.',
    cure: 'Send `grant_type=client_credentials`.',
  },
  grant_type_unsupported: {
    cause: 'The grant type is another than `client_credentials`.',
    cure: 'Send `grant_type=client_credentials`.',
  },
  scope_malformed: {
    cause: 'The scope is malformed, too long, or names one that does not exist.',
    cure: 'Send scopes that exist, with single spaces between them.',
  },
  scope_refused: {
    cause: 'A scope was asked for that the {credential} does not have.',
    cure: 'Ask for fewer, or for none to get all that there are.',
  },
  audience_unknown: {
    cause: 'There is no such audience.',
    cure: 'Name one that exists, or leave it out.',
  },
  audience_refused: {
    cause: 'The {credential} may not mint tokens for this audience.',
    cure: 'Name another, or have it granted.',
  },
  client_unauthorized: {
    cause: 'Your client was not given the right to do this.',
    cure: 'Have it given, or ask as another client.',
  },
  token_kind_unsupported: {
    cause: 'What you sent to be revoked is no access token.',
    cure: 'Send an access token.',
  },
  subject_token_invalid: {
    cause: 'The token that you want to exchange is not good.',
    cure: 'Exchange one that is.',
  },
  token_bound: {
    cause: 'The access token is bound to a key or a certificate that the request does not show.',
    cure: 'Send a new proof with every request, or use the certificate.',
  },
  proof_invalid: {
    cause: 'The DPoP proof is not one for this request.',
    cure: 'Make a new one for every request.',
  },
  proof_nonce_required: {
    cause: 'The DPoP proof lacks the nonce of the `DPoP-Nonce` header.',
    cure: 'Make a new one with it.',
  },
  upstream_missing: {
    cause: 'You may, and the service behind the endpoint is not there.',
    cure: wait,
  },
  upstream_failed: {
    cause: 'You may, and the service behind the endpoint failed.',
    cure: 'Try again where the request may be repeated.',
  },
  upstream_down: {
    cause: 'You may, and the service behind the endpoint is not available.',
    cure: wait,
  },
  upstream_timeout: {
    cause: 'You may, and the service behind the endpoint took too long.',
    cure: 'Try again where the request may be repeated.',
  },
  path_ambiguous: {
    cause: 'The path can be read in more than one way.',
    cure: 'Send it in its plain form.',
  },
  unavailable: { cause: 'Whether you may can not be known at the moment.', cure: wait },
  overloaded: { cause: 'There is more to do than can be done at the moment.', cure: wait },
  internal: {
    cause: 'A fault on our side.',
    cure: 'Report it, with the `X-Request-Id` of the reply.',
  },
}
