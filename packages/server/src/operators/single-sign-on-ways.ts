import { apiRefusalOf } from './api-refusal.ts'
import { countAttempt } from './attempts.ts'
import { headersOf } from './browser.ts'
import type { SignIn, Visitor } from './context.ts'
import { openSession, ours } from './open-session.ts'
import { providerId } from './options.ts'

/** Where a browser goes next, and what it remembers meanwhile. */
export interface Onward {
  readonly location: string
  readonly cookies: readonly string[]
}

/** To the identity provider; `back` is the page of the dashboard that somebody wanted to see. */
export async function startAtProvider(
  visitor: Visitor,
  back: string,
  context: SignIn,
): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, context)
  if (refusal !== null) return failed('too_many_attempts', back)
  const { api } = await context.auth()
  try {
    const body = {
      ...{ provider: providerId, disableRedirect: true },
      callbackURL: pageAt(`/dashboard${back}`),
      errorCallbackURL: signInPage(wantedPage(back)),
    }
    const headers = headersOf({ ...visitor.browser, cookie: undefined })
    const started = await api.signInSocial({ body, headers, returnHeaders: true })
    const { url } = started.response
    if (url === undefined) return failed('provider_unavailable', back)
    return { location: url, cookies: ours(started.headers) }
  } catch (error) {
    if (apiRefusalOf(error) === null) context.onFailure(error, 'single sign-on could not begin')
    return failed('provider_unavailable', back)
  }
}

/** Back from it, signed in or with a reason that the page of sign-in shows. */
export async function backFromProvider(
  url: string,
  visitor: Visitor,
  context: SignIn,
): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, context)
  if (refusal !== null) return failed('too_many_attempts', '/')
  const auth = await context.auth()
  const request = new Request(`${context.url()}${url}`, { headers: headersOf(visitor.browser) })
  const { headers } = await auth.handler(request)
  const cookies = ours(headers)
  const location = headers.get('location') ?? ''
  const isSignedIn = context.cookies.tokenOf(asSent(cookies)) !== null
  if (!isSignedIn) return { ...failedAs(location), cookies: cookies.filter(isNoSession) }
  const opened = await openSession({ headers, way: 'sign-in' }, visitor, context)
  if (!opened.ok) return failed(opened.refusal.code, '/')
  return { location: pageAt(location), cookies: opened.value.cookies }
}

/** A page of the dashboard, whatever an address says: nobody is led elsewhere. */
function pageAt(location: string): string {
  const { pathname, search } = addressOf(location)
  return pathname.startsWith('/dashboard/') ? pathname + search : '/dashboard/'
}

/** With one of the library's own words: what the provider says besides is not passed on. */
function failedAs(location: string): Onward {
  const { searchParams } = addressOf(location)
  const reason = searchParams.get('error')
  const isWord = reason !== null && /^[a-z_]{1,40}$/.test(reason)
  return failed(isWord ? reason : 'sign_in_refused', searchParams.get('return') ?? '/')
}

function failed(reason: string, back: string): Onward {
  return { location: signInPage({ error: reason, ...wantedPage(back) }), cookies: [] }
}

function signInPage(search: Readonly<Record<string, string>>): string {
  return `/dashboard/sign-in?${new URLSearchParams(search).toString()}`
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
