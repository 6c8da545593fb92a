import type { Method, ResourceRoute } from '../contracts/contract.ts'

/**
 * What is behind an API: which requests go to which service, once the principal is known and what
 * the route requires is met. The named export `gateway` of a contract file.
 */
export interface Gateway {
  readonly upstreams: Readonly<Record<string, Upstream>>
  /** The upstream of the routes that the contract itself names. Left out: they answer 503. */
  readonly contractRoutes?: string
  /** Besides those of the contract. One of the same method and path replaces the contract's own. */
  readonly routes?: readonly GatewayRoute[]
}

export interface Upstream {
  /** Origins, such as `http://10.0.0.7:9000`. Requests go to those that are healthy, in turn. */
  readonly targets: readonly string[]
  /** The `aud` of the signed header; the name of the upstream where it is left out. */
  readonly audience?: string
  /** Left out: a target is taken for healthy until it can't be reached. */
  readonly health?: HealthCheck
  readonly connectTimeoutMs?: number
  /** From the end of the request to the header of the reply. */
  readonly headersTimeoutMs?: number
  /** How long a body may pause, in either direction. */
  readonly idleTimeoutMs?: number
  /** Whether the credential of the caller is sent on. Default: it is not. */
  readonly passesCredential?: boolean
}

export interface HealthCheck {
  /** Answers 200 to 299 while the target can take requests. */
  readonly path: `/${string}`
  readonly everyMs?: number
  readonly timeoutMs?: number
}

export interface GatewayRoute extends Omit<ResourceRoute, 'method' | 'cors'> {
  /** GET lets HEAD pass too. */
  readonly methods: readonly Method[] | 'all'
  /** `{name}` is one segment, a final `/*` the rest. */
  readonly path: `/${string}`
  readonly upstream: string
  /** No credential is asked for: public pages, health. Such a route is matched to the letter. */
  readonly open?: boolean
  /** What a request costs of the limits of its caller. Default 1. */
  readonly cost?: number
  /** In bytes; null: none. Default 100 MiB. */
  readonly bodyLimit?: number | null
  /** Browsers of these origins may call it; true: of any. */
  readonly cors?: boolean | Cors
}

/** The CORS protocol (Fetch §3.2), answered in place of the upstream. */
export interface Cors {
  /** Such as `https://app.example`. */
  readonly origins: readonly string[]
  /** Whether cookies may be sent along. */
  readonly credentials?: boolean
  /** Headers that pages may send besides those that the contract names. */
  readonly headers?: readonly string[]
  /** Headers of replies that pages may read besides ours. */
  readonly exposes?: readonly string[]
}

/** Five seconds: a machine that is there answers within a few round trips. */
export const connectTimeoutMs = 5_000
/** A minute: what proxies and browsers in front of us wait as well. */
export const headersTimeoutMs = 60_000
/** A minute: a stream that is quieter sends something to keep its connection open. */
export const idleTimeoutMs = 60_000
/** Enough for most uploads, and a bound for those who send without end. In bytes. */
export const bodyLimit = 100 * 1_024 * 1_024
/** Often enough to notice an outage while callers retry; a second of patience is a slow answer. */
export const healthDefaults = { everyMs: 5_000, timeoutMs: 2_000 } as const
