import { CountersignError, CountersignUnreachable } from './errors.ts'
import type { Operation } from './operation.ts'
import {
  type CallOptions,
  type ChangeOptions,
  type CreateOptions,
  type Settings,
  settingsFor,
} from './options.ts'
import { type FlatArguments, type Outgoing, requestOf } from './request.ts'
import { delayBeforeNext } from './retry.ts'
import { type NoReply, type Refusal, type Success, send } from './send.ts'
import { sleep } from './sleep.ts'

/** An operation by its name, and what to call it with. */
export interface Callee {
  readonly name: string
  readonly operation: Operation
  readonly settings: Settings
}

export type AnyOptions = CallOptions & CreateOptions & ChangeOptions

/** Calls an operation: one request, and more where one failed in a way that allows another. */
export async function call(
  callee: Callee,
  args: FlatArguments,
  options: AnyOptions,
): Promise<unknown> {
  const { name, operation } = callee
  const settings = settingsFor(callee.settings, options)
  const request = requestOf(name, operation, args)
  const headers = headersOf(request, operation, { ...options, userAgent: settings.userAgent })
  const { signal } = options
  const begun = performance.now()

  for (let tries = 1; ; tries++) {
    const token = operation.open ? null : await settings.token()
    const tried = await send(request, { headers, token, signal }, settings)
    if (tried.kind === 'success') return resultOf(tried, operation)

    const soFar = { tries, elapsedMs: performance.now() - begun }
    const policy = { retries: settings.retries, random: Math.random() }
    const delayMs = delayBeforeNext(tried, operation, soFar, policy)
    if (delayMs === null) throw errorOf(tried, callee, tries)
    await sleep(delayMs, signal)
  }
}

/** One idempotency key a call: its tries are one creation. */
function headersOf(
  { body }: Outgoing,
  { idempotent, conditional }: Operation,
  { userAgent, idempotencyKey, ifMatch }: AnyOptions & { readonly userAgent: string },
): Readonly<Record<string, string>> {
  return {
    accept: 'application/json, application/problem+json',
    'user-agent': userAgent,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(idempotent ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
    ...(conditional && typeof ifMatch === 'string' ? { 'if-match': ifMatch } : {}),
  }
}

/** The `etag` stands beside the members of an object, where neither JSON nor a loop finds it. */
function resultOf({ value, etag }: Success, { tagged }: Operation): unknown {
  if (!tagged || typeof value !== 'object' || value === null) return value
  return Object.defineProperty(value, 'etag', { value: etag, enumerable: false })
}

function errorOf(
  failure: Refusal | NoReply,
  { name: operation, settings: { origin } }: Callee,
  tries: number,
): CountersignError | CountersignUnreachable {
  return failure.kind === 'refusal'
    ? new CountersignError({ ...failure, operation, tries })
    : new CountersignUnreachable({ ...failure, operation, origin, tries })
}
