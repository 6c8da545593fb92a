// The client of the control API sends a token; who sits at a browser is known by a cookie that no
// script can read. This is what stands between the two.

/** Sent by nobody: the client insists on a token, and it is taken away before the request leaves. */
export const noToken = 'the-cookie-of-this-session-says-who-is-asking'

/** Knows the token that every write by cookie has to bring along. */
export interface CsrfHolder {
  token: string | null
}

const reads = new Set(['GET', 'HEAD'])

/** `fetch` as the client of the control API calls it, with the session's cookie in place of a token. */
export function createCookieFetch(csrf: CsrfHolder): typeof fetch {
  return (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.delete('authorization')
    headers.delete('user-agent')
    const isWrite = !reads.has(init.method ?? 'GET')
    if (isWrite && csrf.token !== null) headers.set('x-csrf-token', csrf.token)
    return fetch(input, { ...init, headers, credentials: 'same-origin', cache: 'no-store' })
  }
}
