import { type CountersignClient, createClient } from '@countersign/client'
import { type CsrfHolder, createCookieFetch, noToken } from './cookie-fetch.ts'
import { createSessionCalls, type Session, type SessionCalls } from './session-calls.ts'

/** All that the dashboard asks the service. */
export interface Api extends CountersignClient {
  readonly signIn: SessionCalls
}

/** `onSession` is told who is signed in, and to what, before anything of it is shown. */
export function createApi(origin: string, onSession: (session: Session) => void): Api {
  const csrf: CsrfHolder = { token: null }
  const cookieFetch = createCookieFetch(csrf)
  const client = createClient({ url: origin, token: noToken, fetch: cookieFetch, retries: 1 })
  return { ...client, signIn: createSessionCalls(client, { csrf, onSession }) }
}
