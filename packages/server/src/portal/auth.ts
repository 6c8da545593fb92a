import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import type { AuthOptions } from '../operators/options.ts'
import { sharedAuth } from '../operators/shared-auth.ts'
import { providerOf } from '../operators/single-sign-on.ts'
import { admitCustomer } from './admit.ts'
import type { PortalWays } from './context.ts'

export type CustomerAuth = ReturnType<typeof createCustomerAuth>

export interface CustomerAuthOptions
  extends Pick<AuthOptions, 'store' | 'secret' | 'url' | 'log'>,
    Pick<PortalWays, 'oidc' | 'registration'> {}

/**
 * The library that brings customers back from an identity provider, over tables of their own. All else,
 * passwords included, is done without it: it is loaded when somebody first goes there.
 */
export function createCustomerAuth(options: CustomerAuthOptions) {
  const { oidc } = options
  const shared = sharedAuth(options, {
    who: 'customer',
    cookies: 'countersign_portal',
    basePath: '/portal/api/auth',
    signInPage: '/portal/sign-in',
    mayEnter: async () => true,
  })
  const config =
    oidc === null ? [] : [providerOf(oidc, (profile) => admitCustomer(profile, options))]
  return betterAuth({ ...shared, plugins: [genericOAuth({ config })] })
}
