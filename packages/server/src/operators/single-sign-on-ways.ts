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

/** To the identity provider. */
export async function startAtProvider(visitor: Visitor, context: SignIn): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, context)
  if (refusal !== null) return failed('too_many_attempts')
  const { api } = await context.auth()
  try {
    const body = { provider: providerId, callbackURL: '/dashboard/', disableRedirect: true }
    const headers = headersOf({ ...visitor.browser, cookie: undefined })
    const started = await api.signInSocial({ body, headers, returnHeaders: true })
    const { url } = started.response
    if (url === undefined) return failed('provider_unavailable')
    return { location: url, cookies: ours(started.headers) }
  } catch (error) {
    if (apiRefusalOf(error) === null) context.onFailure(error, 'single sign-on could not begin')
    return failed('provider_unavailable')
  }
}

/** Back from it, signed in or with a reason that the page of sign-in shows. */
export async function backFromProvider(
  url: string,
  visitor: Visitor,
  context: SignIn,
): Promise<Onward> {
  const refusal = await countAttempt({ source: visitor.source }, context)
  if (refusal !== null) return failed('too_many_attempts')
  const auth = await context.auth()
  const request = new Request(`${context.url()}${url}`, { headers: headersOf(visitor.browser) })
  const { headers } = await auth.handler(request)
  const cookies = ours(headers)
  const location = headers.get('location') ?? ''
  const isSignedIn = context.cookies.tokenOf(asSent(cookies)) !== null
  if (!isSignedIn) return { ...failed(reasonOf(location)), cookies: cookies.filter(isNoSession) }
  const opened = await openSession({ headers, way: 'sign-in' }, visitor, context)
  if (!opened.ok) return failed(opened.refusal.code)
  return { location: '/dashboard/', cookies: opened.value.cookies }
}

function failed(reason: string): Onward {
  return { location: `/dashboard/sign-in?error=${reason}`, cookies: [] }
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
