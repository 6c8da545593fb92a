import { idRandomLength, makeId, sessionMs, type UnixMillis } from '@countersign/core'
import type { BetterAuthOptions } from 'better-auth'
import { randomText } from '../engine/random.ts'
import { addressHeader, type CookieName, cookiePrefix } from './browser.ts'
import { columnsOf, type Who } from './columns.ts'
import type { AuthOptions } from './options.ts'

/** Whom the library signs in, and where. */
interface Realm {
  readonly who: Who
  readonly cookies: CookieName
  /** Of its routes, of which only the way back from an identity provider is served. */
  readonly basePath: string
  /** The page that shows what went wrong. */
  readonly signInPage: string
  /** Whether somebody may have a session. */
  readonly mayEnter: (id: string) => Promise<boolean>
}

/** What the library is told alike for operators and for customers. */
export function sharedAuth(
  { store, secret, url, log }: Pick<AuthOptions, 'store' | 'secret' | 'url' | 'log'>,
  { who, cookies, basePath, signInPage, mayEnter }: Realm,
) {
  const columns = columnsOf(who)
  return {
    appName: 'Countersign',
    baseURL: url,
    basePath,
    secret,
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log(level, message) },
    // one statement each: what must hold together we write ourselves
    database: { db: store.signIn, type: 'sqlite', transaction: false },
    ...columns,
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
    onAPIError: { errorURL: url + signInPage },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => mayEnter(userId) } },
      // nothing is done in anybody's name at the identity provider: its tokens are not kept
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    advanced: {
      cookiePrefix: cookiePrefix(url, cookies),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: url.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: ({ model }) => idFor(model), validateSchema: false },
    },
  } as const satisfies BetterAuthOptions
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
