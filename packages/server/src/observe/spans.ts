import type { RefusalCode, Subject } from '@countersign/core'
import type { ListenerName } from './counts.ts'

/** The span of a caller, as its `traceparent` header names it (W3C Trace Context §3.2). */
export interface TraceParent {
  readonly traceId: string
  readonly spanId: string
  readonly isSampled: boolean
}

export interface Begun {
  readonly listener: ListenerName
  readonly method: string
  readonly requestId: string
  readonly traceParent: TraceParent | null
}

/** What is known of a request once it has been answered. Nothing of it is secret. */
export interface Ended {
  readonly route: string
  readonly status: number
  readonly refusal: RefusalCode | null
  readonly subject: Subject | null
}

export interface RequestSpan {
  /** Does work in such a way that steps inside of it belong to this request. */
  readonly within: <Result>(work: () => Result) => Result
  readonly end: (ended: Ended) => void
}

/** Traces of requests. */
export interface Traces {
  /** Does a step as a span of the request that it belongs to; work without one has no span. */
  readonly step: <Result>(name: string, work: () => Result) => Result
  readonly begin: (begun: Begun) => RequestSpan
  /** Sends what is left. */
  readonly close: () => Promise<void>
}
