import type { Problem } from './errors.ts'
import type { Settings } from './options.ts'
import type { Outgoing } from './request.ts'

/** What became of one try. */
export type Tried = Success | Refusal | NoReply

export interface Success {
  readonly kind: 'success'
  /** Undefined where the reply has no body. */
  readonly value: unknown
  readonly etag: string | null
}

export interface Refusal {
  readonly kind: 'refusal'
  readonly status: number
  readonly requestId: string | null
  readonly retryAfterMs: number | null
  readonly problem: Problem | null
}

export interface NoReply {
  readonly kind: 'no reply'
  readonly reason: string
  /** False when no request can have reached the service. */
  readonly sent: boolean
}

/** What goes beside the request. */
export interface Sender {
  readonly headers: Readonly<Record<string, string>>
  /** Null where none is needed. */
  readonly token: string | null
  readonly signal: AbortSignal | undefined
}

/** Sends a request once. Throws the reason of the signal when that ends it, and nothing else. */
export async function send(
  request: Outgoing,
  { headers, token, signal }: Sender,
  settings: Settings,
): Promise<Tried> {
  signal?.throwIfAborted()
  const timeout = AbortSignal.timeout(settings.timeoutMs)
  try {
    const response = await settings.fetch(settings.base + request.target, {
      method: request.method,
      headers: token === null ? headers : { ...headers, authorization: `Bearer ${token}` },
      body: request.body,
      // the token is for this address, and for no other
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    return read(response, await response.text(), token)
  } catch (error) {
    signal?.throwIfAborted()
    const reason = timeout.aborted ? 'TIMEOUT' : reasonOf(error)
    return { kind: 'no reply', reason, sent: !neverSent.has(reason) }
  }
}

function read(response: Response, text: string, token: string | null): Success | Refusal {
  const { status, headers } = response
  // a refusal ends in an error, and an error in a log: whoever wrote it may have repeated the token
  const shown = response.ok || token === null ? text : text.replaceAll(token, '[token]')
  const value = parsed(shown)
  if (response.ok && value !== unreadable) {
    return { kind: 'success', value, etag: headers.get('etag') }
  }
  const problem = response.ok || !isProblem(value) ? null : value
  return {
    kind: 'refusal',
    status,
    requestId: problem?.request_id ?? headers.get('x-request-id'),
    retryAfterMs: retryAfterMs(headers.get('retry-after'), Date.now()),
    problem,
  }
}

const unreadable = Symbol('unreadable')

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return unreadable
  }
}

/** Whatever else a reply holds, these members are what their names say. */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null || !('code' in value)) return false
  const members = value as Readonly<Record<string, unknown>>
  return ['code', 'title', 'detail', 'member', 'request_id'].every(
    (name) => members[name] === undefined || typeof members[name] === 'string',
  )
}

/** RFC 9110 §10.2.3: seconds, or the date after which to come again. In milliseconds from now. */
export function retryAfterMs(field: string | null, now: number): number | null {
  if (field === null) return null
  if (/^\d{1,9}$/.test(field)) return Number(field) * 1_000
  const date = Date.parse(field)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** The codes with which a connection fails before there is one. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Only a code leaves here: what else an error of the network holds may repeat the request. */
function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { readonly code?: unknown }
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code
  }
  return 'NETWORK_ERROR'
}
