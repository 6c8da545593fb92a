/** An RFC 9457 problem as the control API words it. */
export interface Problem {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly code?: string
  readonly detail?: string
  /** The member of the request that is at fault. */
  readonly member?: string
  readonly request_id?: string
  readonly [member: string]: unknown
}

/** What a reply that is no success says. */
export interface Refused {
  readonly operation: string
  readonly status: number
  readonly requestId: string | null
  readonly retryAfterMs: number | null
  readonly problem: Problem | null
  /** How many requests were sent. */
  readonly tries: number
}

/**
 * The service answered, and did not do what was asked. The message is a sentence for people; `code`
 * is for programs, and has a page in the documentation.
 */
export class CountersignError extends Error implements Refused {
  override readonly name = 'CountersignError'
  readonly operation: string
  /** The status of HTTP. Of a success when its body could not be read. */
  readonly status: number
  /** Such as `object_unknown`. Null when the reply is not one of the control API: a proxy's, say. */
  readonly code: string | null
  /** The id under which the log of the service has the request. */
  readonly requestId: string | null
  /** The member of the arguments that is at fault, where one is. */
  readonly member: string | null
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null
  /** The problem whole, with members that this version of the client does not know. */
  readonly problem: Problem | null
  readonly tries: number

  constructor(refused: Refused) {
    super(sentenceOf(refused))
    const { problem } = refused
    this.operation = refused.operation
    this.status = refused.status
    this.code = problem?.code ?? null
    this.requestId = refused.requestId
    this.member = problem?.member ?? null
    this.retryAfterMs = refused.retryAfterMs
    this.problem = problem
    this.tries = refused.tries
  }
}

function sentenceOf({ operation, status, problem }: Refused): string {
  const said = problem?.detail ?? problem?.title
  if (said !== undefined) return said
  return status < 300
    ? `${operation} was answered with ${status} and a body that is not the JSON it should be.`
    : `${operation} was answered with ${status}, and not in the words of the control API.`
}

/** No whole reply came: nobody knows whether the service acted, unless `sent` is false. */
export class CountersignUnreachable extends Error {
  override readonly name = 'CountersignUnreachable'
  readonly operation: string
  /** Such as `ECONNREFUSED`; `TIMEOUT` when a try took longer than it may. */
  readonly reason: string
  /** False when no request can have reached the service. */
  readonly sent: boolean
  readonly tries: number

  constructor(about: {
    readonly operation: string
    readonly origin: string
    readonly reason: string
    readonly sent: boolean
    readonly tries: number
  }) {
    const { operation, origin, reason, tries } = about
    super(`${operation} got no whole reply from ${origin}: ${reason} (tries: ${tries}).`)
    this.operation = operation
    this.reason = reason
    this.sent = about.sent
    this.tries = tries
  }
}
