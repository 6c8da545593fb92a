import { parseId } from '@countersign/core'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { admit } from './admit.ts'
import { twoFactorColumns } from './columns.ts'
import type { AuthOptions } from './options.ts'
import { sharedAuth } from './shared-auth.ts'
import { providerOf } from './single-sign-on.ts'

export type Auth = ReturnType<typeof createAuth>

/**
 * The library that signs operators in: passwords, two-factor codes, single sign-on. Its tables are
 * ours, its routes are not served but for the way back from an identity provider, and sessions are
 * read without it.
 */
export function createAuth(options: AuthOptions) {
  const { oidc } = options
  const shared = sharedAuth(options, {
    who: 'operator',
    cookies: 'countersign',
    basePath: '/auth',
    signInPage: '/dashboard/sign-in',
    mayEnter: (id) => isActive(id, options),
  })
  return betterAuth({
    ...shared,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
    },
    plugins: [
      twoFactor({ issuer: 'Countersign', schema: twoFactorColumns }),
      genericOAuth({
        config: oidc === null ? [] : [providerOf(oidc, (profile) => admit(profile, oidc, options))],
      }),
    ],
  })
}

async function isActive(id: string, { store }: AuthOptions): Promise<boolean> {
  const known = parseId('operator', id)
  return known !== null && (await store.operator(known))?.isActive === true
}
