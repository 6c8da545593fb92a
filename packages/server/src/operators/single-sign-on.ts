import type { GenericOAuthConfig } from 'better-auth/plugins'
import { admit } from './admit.ts'
import { type AuthOptions, type OidcSettings, providerId } from './options.ts'

/**
 * Authorization code with PKCE, state and nonce; who comes back is whom the provider's signed ID token
 * names. People are admitted by us before the library looks for them: it makes nobody.
 */
export function providerOf(oidc: OidcSettings, options: AuthOptions): GenericOAuthConfig {
  const issuer = oidc.issuer.replace(/\/$/, '')
  return {
    providerId,
    name: oidc.name,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
    disableProviderLogout: true,
    mapProfileToUser: async (profile) => {
      await admit(profile, oidc, options)
      return {}
    },
  }
}
