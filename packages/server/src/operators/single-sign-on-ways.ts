import type { Outcome } from '../engine/outcome.ts'
import { apiRefusalOf } from './api-refusal.ts'
import { countAttempt } from './attempts.ts'
import { headersOf, type SessionCookies } from './browser.ts'
import type { SignIn, Visitor } from './context.ts'
import { openSession, ours } from './open-session.ts'
import { providerId } from './options.ts'

/** Where a browser goes next, and what it remembers meanwhile. */
export interface Onward {
  readonly location: string
  readonly cookies: readonly string[]
}

/** A library of sign-in, whose people go to an identity provider and come back. */
export interface ProviderWay
  extends Pick<SignIn, 'engine' | 'url' | 'onFailure'>,
    Pick<Parameters<typeof countAttempt>[1], 'realm'> {
  readonly cookies: Pick<SessionCookies, 'tokenOf'>
  /** Where who is signed in begins, and where others find out why not. */
  readonly pages: { readonly home: string; readonly signIn: string }
  readonly start: (asked: {
    readonly body: typeof wish & { readonly callbackURL: string }
    readonly headers: Headers
  }) => Promise<{
    readonly response: { readonly url?: string | undefined }
    readonly headers: Headers
  }>
  readonly handle: (request: Request) => Promise<Response>
  /** Takes the session that the library has made into the audit trail. */
  readonly open: (
    headers: Headers,
    visitor: Visitor,
  ) => Promise<Outcome<{ readonly cookies: readonly string[] }>>
}

const wish = { provider: providerId, disableRedirect: true } as const

/** The way of operators. */
export function operatorsWay(context: SignIn): ProviderWay {
  const { engine, url, onFailure, cookies, auth } = context
  return {
    ...{ engine, url, onFailure, cookies },
    pages: { home: '/dashboard/', signIn: '/dashboard/sign-in' },
    start: async (asked) => (await auth()).api.signInSocial({ ...asked, returnHeaders: true }),
    handle: async (request) => (await auth()).handler(request),
    open: (headers, visitor) => openSession({ headers, way: 'sign-in' }, visitor, context),
  }
}

/** To the identity provider. */
export async function startAtProvider(visitor: Visitor, way: ProviderWay): Promise<Onward> {
  const { pages } = way
  const refusal = await countAttempt({ source: visitor.source }, way)
  if (refusal !== null) return failed('too_many_attempts', way)
  try {
    const headers = headersOf({ ...visitor.browser, cookie: undefined })
    const started = await way.start({ body: { ...wish, callbackURL: pages.home }, headers })
    const { url } = started.response
    if (url === undefined) return failed('provider_unavailable', way)
    return { location: url, cookies: ours(started.headers) }
  } catch (error) {
    if (apiRefusalOf(error) === null) way.onFailure(error, 'single sign-on could not begin')
    return failed('provider_unavailable', way)
  }
}

/** Back from it, signed in or with a reason that the page of sign-in shows. */
export async function backFromProvider(
  url: string,
  visitor: Visitor,
  way: ProviderWay,
): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, way)
  if (refusal !== null) return failed('too_many_attempts', way)
  const request = new Request(`${way.url()}${url}`, { headers: headersOf(visitor.browser) })
  const { headers } = await way.handle(request)
  const cookies = ours(headers)
  const location = headers.get('location') ?? ''
  const isSignedIn = way.cookies.tokenOf(asSent(cookies)) !== null
  if (!isSignedIn) {
    return { ...failed(reasonOf(location), way), cookies: cookies.filter(isNoSession) }
  }
  const opened = await way.open(headers, visitor)
  if (!opened.ok) return failed(opened.refusal.code, way)
  return { location: way.pages.home, cookies: opened.value.cookies }
}

function failed(reason: string, { pages }: ProviderWay): Onward {
  return { location: `${pages.signIn}?error=${reason}`, cookies: [] }
}

/** One of the library's own words: what the provider says besides is not passed on. */
function reasonOf(location: string): string {
  const reason = URL.canParse(location, 'http://x')
    ? new URL(location, 'http://x').searchParams.get('error')
    : null
  return reason !== null && /^[a-z_]{1,40}$/.test(reason) ? reason : 'sign_in_refused'
}

const asSent = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0]).join('; ')

const isNoSession = (cookie: string): boolean => !/^[^=]*\.session_token=/.test(cookie)
