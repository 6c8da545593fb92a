export {
  createIdentityVerifier,
  type IdentityVerifierOptions,
  identityHeader,
  type VerifyIdentity,
} from './create-identity-verifier.ts'
export { IdentityRefused, IdentityUnknowable, type RefusalReason } from './errors.ts'
export type { Identity } from './identity.ts'
