import { idRandomLength, makeId, parseId, sessionMs, type UnixMillis } from '@countersign/core'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { randomText } from '../engine/random.ts'
import { addressHeader, cookiePrefix } from './browser.ts'
import { columns } from './columns.ts'
import type { AuthOptions } from './options.ts'
import { providerOf } from './single-sign-on.ts'

export type Auth = ReturnType<typeof createAuth>

/**
 * The library that signs operators in: passwords, two-factor codes, single sign-on. Its tables are
 * ours, its routes are not served but for the way back from an identity provider, and sessions are
 * read without it.
 */
export function createAuth(options: AuthOptions) {
  const { store, secret, url, log, oidc } = options
  return betterAuth({
    appName: 'Countersign',
    baseURL: url,
    basePath: '/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log(level, message) },
    // one statement each: what must hold together we write ourselves
    database: { db: store.signIn, type: 'sqlite', transaction: false },
    ...columns,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
    },
    session: {
      ...columns.session,
      expiresIn: sessionMs.most / 1_000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      ...columns.account,
      storeStateStrategy: 'cookie',
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: { ...columns.verification, storeIdentifier: 'hashed' },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: `${url}/dashboard/sign-in` },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => isActive(userId, options) } },
      // nothing is done in an operator's name at the identity provider: its tokens are not kept
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    plugins: [
      twoFactor({ issuer: 'Countersign', schema: columns.twoFactor }),
      genericOAuth({ config: oidc === null ? [] : [providerOf(oidc, options)] }),
    ],
    advanced: {
      cookiePrefix: cookiePrefix(url),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: url.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: ({ model }) => idFor(model), validateSchema: false },
    },
  })
}

async function isActive(id: string, { store }: AuthOptions): Promise<boolean> {
  const known = parseId('operator', id)
  return known !== null && (await store.operator(known))?.isActive === true
}

async function withoutTokens<Account extends object>(account: Account) {
  const tokens = { accessToken: null, refreshToken: null, idToken: null }
  return { data: { ...account, ...tokens } }
}

const otherIdLength = 24

function idFor(model: string): string {
  const at = Date.now() as UnixMillis
  return model === 'session'
    ? makeId('session', at, randomText(idRandomLength))
    : randomText(otherIdLength)
}
