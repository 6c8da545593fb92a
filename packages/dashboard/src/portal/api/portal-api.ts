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
  const cookieFetch = createCookieFetch(csrf)
  const client = createPortalClient({ url: origin, token: noToken, fetch: cookieFetch, retries: 1 })
  return { ...client, entry: createEntryCalls(client, csrf) }
}
