import type { GenericOAuthConfig } from 'better-auth/plugins'
import type { Profile } from './admit.ts'
import { type OidcSettings, providerId } from './options.ts'

/**
 * Authorization code with PKCE, state and nonce; who comes back is whom the provider's signed ID token
 * names. People are admitted by us before the library looks for them: it makes nobody.
 */
export function providerOf(
  oidc: Omit<OidcSettings, 'defaultRole'>,
  admit: (profile: Profile) => Promise<void>,
): GenericOAuthConfig {
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
      await admit(profile)
      return {}
    },
  }
}
