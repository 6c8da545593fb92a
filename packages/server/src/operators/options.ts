import type { Role } from '@countersign/core'
import type { Store } from '../store/port.ts'

/** An identity provider that operators may sign in with (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As the button on the page of sign-in says it. */
  readonly name: string
  /** Of people whom nobody invited; null: they are refused. */
  readonly defaultRole: Role | null
}

/** The one provider's id, in addresses. */
export const providerId = 'oidc'

/** What signing in needs to know. */
export interface AuthOptions {
  readonly store: Store
  /** Derived from the root secret. */
  readonly secret: string
  /** Where operators reach the control port, without a slash at its end. */
  readonly url: string
  readonly oidc: OidcSettings | null
  readonly log: (level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string) => void
}
