import { createHmac, timingSafeEqual } from 'node:crypto'

/** Under which the library of sign-in is told the address that a request comes from. */
export const addressHeader = 'x-countersign-client'

/** With `__Host-` a browser takes the cookie over https, from this very host and for all paths only. */
export function cookiePrefix(url: string, name: CookieName = 'countersign'): string {
  return url.startsWith('https:') ? `__Host-${name}` : name
}

/** Of operators and of customers: cookies know no ports, so they must not have the same name. */
export type CookieName = 'countersign' | 'countersign_portal'

/** Who asks: what of a request the library of sign-in may see. */
export interface Browser {
  readonly cookie: string | undefined
  readonly userAgent: string | undefined
  readonly address: string | null
}

export function headersOf({ cookie, userAgent, address }: Browser): Headers {
  const headers = new Headers()
  if (cookie !== undefined) headers.set('cookie', cookie)
  if (userAgent !== undefined) headers.set('user-agent', userAgent.slice(0, 300))
  if (address !== null) headers.set(addressHeader, address)
  return headers
}

/** Reads sessions out of cookies, and makes what binds a form to one. */
export interface SessionCookies {
  /** The token of a session whose cookie bears our signature; null: there is none. */
  readonly tokenOf: (cookie: string | undefined) => string | null
  /** What names a sign-in of which the second step is left; null: none was begun. */
  readonly begunOf: (cookie: string | undefined) => string | null
  /** What a page sends with what it changes, to show that it is ours. */
  readonly csrfTokenOf: (token: string) => string
  readonly isCsrfToken: (given: string, token: string) => boolean
  /** A Set-Cookie of a session that lasts so long, as the library of sign-in would make it. */
  readonly issued: (token: string, seconds: number) => string
  /** A Set-Cookie that takes the cookie away. */
  readonly expired: string
}

/**
 * The cookie is what the library of sign-in makes: `<token>.<HMAC-SHA256 in base64>`, percent-encoded.
 * Reading it needs nothing of the library, which is loaded when somebody signs in.
 */
export function createSessionCookies(
  url: string,
  secret: string,
  named: CookieName = 'countersign',
): SessionCookies {
  const name = `${cookiePrefix(url, named)}.session_token`
  const begun = `${cookiePrefix(url, named)}.two_factor`
  const secure = url.startsWith('https:') ? '; Secure' : ''
  const csrfTokenOf = (token: string) =>
    createHmac('sha256', secret).update(`csrf/${token}`).digest('base64url')
  return {
    tokenOf: (cookie) => signedIn(name, cookie, secret),
    begunOf: (cookie) => signedIn(begun, cookie, secret),
    csrfTokenOf,
    isCsrfToken: (given, token) => isSame(given, csrfTokenOf(token)),
    issued: (token, seconds) => {
      const value = encodeURIComponent(`${token}.${signatureOf(token, secret)}`)
      return `${name}=${value}; Max-Age=${String(seconds)}; Path=/; HttpOnly; SameSite=Lax${secure}`
    },
    expired: `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`,
  }
}

/** What a cookie says that bears our signature. */
function signedIn(name: string, cookie: string | undefined, secret: string): string | null {
  const value = cookieNamed(name, cookie)
  const dot = value?.lastIndexOf('.') ?? -1
  if (value === null || dot < 1) return null
  const text = value.slice(0, dot)
  return isSame(value.slice(dot + 1), signatureOf(text, secret)) ? text : null
}

function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64')
}

/** A cookie by its name, as it was set; null: there is none. */
export function cookieNamed(name: string, cookie: string | undefined): string | null {
  const part = cookie?.split(';').find((one) => one.trim().startsWith(`${name}=`))
  if (part === undefined) return null
  try {
    return decodeURIComponent(part.trim().slice(name.length + 1))
  } catch {
    return null
  }
}

/** Compares in the same time wherever they differ. */
export function isSame(given: string, expected: string): boolean {
  const bytes = Buffer.from(given)
  const wanted = Buffer.from(expected)
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
}
