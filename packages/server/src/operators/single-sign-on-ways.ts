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
  /** Of its pages, where `/sign-in` tells what went wrong; without a slash at its end. */
  readonly root: string
  readonly start: (asked: {
    readonly body: typeof wish & {
      readonly callbackURL: string
      readonly errorCallbackURL: string
    }
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
    root: '/dashboard',
    start: async (asked) => (await auth()).api.signInSocial({ ...asked, returnHeaders: true }),
    handle: async (request) => (await auth()).handler(request),
    open: (headers, visitor) => openSession({ headers, way: 'sign-in' }, visitor, context),
  }
}

/** To the identity provider; `back` is the page, below the root, that somebody wanted to see. */
export async function startAtProvider(
  visitor: Visitor,
  back: string,
  way: ProviderWay,
): Promise<Onward> {
  const { root } = way
  const refusal = await countAttempt({ source: visitor.source }, way)
  if (refusal !== null) return failed('too_many_attempts', back, way)
  try {
    const callbackURL = pageAt(root + back, way)
    const errorCallbackURL = signInPage(wantedPage(back), way)
    const headers = headersOf({ ...visitor.browser, cookie: undefined })
    const started = await way.start({ body: { ...wish, callbackURL, errorCallbackURL }, headers })
    const { url } = started.response
    if (url === undefined) return failed('provider_unavailable', back, way)
    return { location: url, cookies: ours(started.headers) }
  } catch (error) {
    if (apiRefusalOf(error) === null) way.onFailure(error, 'single sign-on could not begin')
    return failed('provider_unavailable', back, way)
  }
}

/** Back from it, signed in or with a reason that the page of sign-in shows. */
export async function backFromProvider(
  url: string,
  visitor: Visitor,
  way: ProviderWay,
): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, way)
  if (refusal !== null) return failed('too_many_attempts', '/', way)
  const request = new Request(`${way.url()}${url}`, { headers: headersOf(visitor.browser) })
  const { headers } = await way.handle(request)
  const cookies = ours(headers)
  const location = headers.get('location') ?? ''
  const isSignedIn = way.cookies.tokenOf(asSent(cookies)) !== null
  if (!isSignedIn) return { ...failedAs(location, way), cookies: cookies.filter(isNoSession) }
  const opened = await way.open(headers, visitor)
  if (!opened.ok) return failed(opened.refusal.code, '/', way)
  return { location: pageAt(location, way), cookies: opened.value.cookies }
}

type Root = Pick<ProviderWay, 'root'>

/** One of its own pages, whatever an address says: nobody is led elsewhere. */
function pageAt(location: string, { root }: Root): string {
  const { pathname, search } = addressOf(location)
  return pathname.startsWith(`${root}/`) ? pathname + search : `${root}/`
}

/** With one of the library's own words: what the provider says besides is not passed on. */
function failedAs(location: string, root: Root): Onward {
  const { searchParams } = addressOf(location)
  const reason = searchParams.get('error')
  const isWord = reason !== null && /^[a-z_]{1,40}$/.test(reason)
  return failed(isWord ? reason : 'sign_in_refused', searchParams.get('return') ?? '/', root)
}

function failed(reason: string, back: string, root: Root): Onward {
  return { location: signInPage({ error: reason, ...wantedPage(back) }, root), cookies: [] }
}

function signInPage(search: Readonly<Record<string, string>>, { root }: Root): string {
  return `${root}/sign-in?${new URLSearchParams(search).toString()}`
}

/** What an address says of it: nothing of the page that is shown anyway. */
function wantedPage(back: string): Readonly<Record<string, string>> {
  return back === '/' ? {} : { return: back }
}

function addressOf(location: string): URL {
  return URL.canParse(location, 'http://x') ? new URL(location, 'http://x') : new URL('http://x')
}

const asSent = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0]).join('; ')

const isNoSession = (cookie: string): boolean => !/^[^=]*\.session_token=/.test(cookie)
