/** Why a header is not believed. */
const reasons = {
  missing: 'There is no identity header: the request did not come through the gateway.',
  malformed: 'The identity header is not one that a gateway writes.',
  wrong_type: 'The identity header is a token of another type.',
  wrong_algorithm: 'The identity header is signed by another algorithm than Ed25519.',
  unknown_key: 'The identity header is signed by a key that the issuer does not publish.',
  bad_signature: 'The signature of the identity header does not match.',
  wrong_issuer: 'The identity header was issued by somebody else.',
  wrong_audience: 'The identity header is meant for another service.',
  expired: 'The identity header has expired.',
  not_yet_valid: 'The identity header is from the future: compare the clocks.',
} as const

export type RefusalReason = keyof typeof reasons

/** The header proves nothing: answer 401. The message holds nothing of the header. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused'
  readonly code: RefusalReason

  constructor(code: RefusalReason) {
    super(reasons[code])
    this.code = code
  }
}

/** The keys can not be read, so nobody knows: answer 503, and never let the request pass. */
export class IdentityUnknowable extends Error {
  override readonly name = 'IdentityUnknowable'
  readonly code = 'unknowable'

  constructor(cause: unknown) {
    super('The keys that prove identities can not be read now.', { cause })
  }
}
