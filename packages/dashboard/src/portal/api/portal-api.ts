import { createPortalClient, type PortalClient } from '@countersign/client/portal'
import { type CsrfHolder, createCookieFetch, noToken } from '../../api/cookie-fetch.ts'
import { createEntryCalls, type EntryCalls } from './entry-calls.ts'

/** All that the portal asks the service. */
export interface PortalApi extends PortalClient {
  readonly entry: EntryCalls
}

/** For who has signed in here: the session is a cookie that no script can read. */
export function createPortalApi(origin: string): PortalApi {
  const csrf: CsrfHolder = { token: null }
  return apiOver({ origin, token: noToken, fetch: createCookieFetch(csrf) }, csrf)
}

/** For the panel in a page of another application, which was given a token for it. */
export function createEmbeddedApi(origin: string, token: string): PortalApi {
  const ask: typeof fetch = (input, init) =>
    fetch(input, { ...init, credentials: 'omit', cache: 'no-store' })
  return apiOver({ origin, token, fetch: ask }, { token: null })
}

interface Asking {
  readonly origin: string
  readonly token: string
  readonly fetch: typeof fetch
}

function apiOver({ origin, ...asking }: Asking, csrf: CsrfHolder): PortalApi {
  const client = createPortalClient({ url: origin, retries: 1, ...asking })
  return { ...client, entry: createEntryCalls(client, csrf) }
}
