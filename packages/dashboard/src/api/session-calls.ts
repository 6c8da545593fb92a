import { CountersignError, CountersignUnreachable, type Problem } from '@countersign/client'
import type { CsrfHolder } from './cookie-fetch.ts'
import type { SampleRequests, SecondStep, Session, SignInMethods } from './session-objects.ts'

/** Who is signed in, and how one comes to be. */
export type SessionCalls = ReturnType<typeof createSessionCalls>

/** Throws CountersignError and CountersignUnreachable, as the client of the control API does. */
export function createSessionCalls(origin: string, send: typeof fetch, csrf: CsrfHolder) {
  const ask = async <Reply>(method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await send(origin + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => {
      throw new CountersignUnreachable({
        ...{ operation: path, origin, reason: 'NETWORK_ERROR', sent: true, tries: 1 },
      })
    })
    const value: unknown = await response.json().catch(() => null)
    if (!response.ok) throw refusalOf(path, response, value)
    return value as Reply
  }
  const remember = <Reply extends Session | SecondStep>(reply: Reply): Reply => {
    if ('csrf_token' in reply) csrf.token = reply.csrf_token
    return reply
  }

  return {
    session: () => ask<Session>('GET', '/v1/session').then(remember),
    methods: () => ask<SignInMethods>('GET', '/v1/sign-in-methods'),
    withPassword: (credentials: { readonly email: string; readonly password: string }) =>
      ask<Session | SecondStep>('POST', '/v1/session', credentials).then(remember),
    withCode: (code: { readonly code: string } | { readonly backup_code: string }) =>
      ask<Session>('POST', '/v1/session/two-factor', code).then(remember),
    out: () => ask<unknown>('DELETE', '/v1/session'),
    setup: () => ask<{ readonly needed: boolean }>('GET', '/v1/setup'),
    setUp: (first: FirstOperator) => ask<Session>('POST', '/v1/setup', first).then(remember),
    samples: () => ask<SampleRequests>('GET', '/v1/contract/samples'),
    accept: (invited: Invited) => ask<unknown>('POST', '/v1/invitations/accept', invited),
  }
}

interface Invited {
  readonly token: string
  readonly name: string
  readonly password: string
}

interface FirstOperator extends Invited {
  readonly email: string
}

function refusalOf(operation: string, { status, headers }: Response, value: unknown) {
  const problem = isProblem(value) ? value : null
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return new CountersignError({
    operation,
    status,
    problem,
    requestId: problem?.request_id ?? headers.get('x-request-id'),
    retryAfterMs: Number.isNaN(seconds) ? null : seconds * 1_000,
    tries: 1,
  })
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value
}
