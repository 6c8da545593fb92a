import { clientVersion } from './generated/version.ts'

/** How often and how long a call is tried. */
export interface Retries {
  /** Tries after the first. 2 unless told otherwise. */
  readonly most: number
  /** No try begins later than this after the first began. In milliseconds; 30,000 unless told otherwise. */
  readonly withinMs: number
  /** The upper end of the first wait; it doubles with each try. In milliseconds; 200 unless told otherwise. */
  readonly firstDelayMs: number
  /** No wait is longer, unless the service asks for it. In milliseconds; 5,000 unless told otherwise. */
  readonly longestDelayMs: number
}

export interface ClientOptions {
  /** Where the control API is, such as `http://127.0.0.1:8788`. */
  readonly url: string | URL
  /** The admin key or a server-level key; a function is asked before each try. */
  readonly token: string | (() => string | Promise<string>)
  /** The platform's own unless given. */
  readonly fetch?: typeof globalThis.fetch
  /** Said before the client's own name, such as `my-tool/1.2`. */
  readonly userAgent?: string
  /** The longest that one try may take, its reply included. In milliseconds; 10,000 unless given. */
  readonly timeoutMs?: number
  /** A number is the tries after the first: 0 switches them off. */
  readonly retries?: number | Partial<Retries>
}

/** What can be said with each call. */
export interface CallOptions {
  /** Ends the call: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly retries?: number | Partial<Retries>
}

export interface CreateOptions extends CallOptions {
  /** Made anew for each call unless given. The same key with the same arguments creates once. */
  readonly idempotencyKey?: string
}

export interface ChangeOptions extends CallOptions {
  /** The `etag` of what was read: the change is refused (412) if it is another by now. */
  readonly ifMatch?: string | null
}

/** Options, complete and checked. */
export interface Settings {
  /** Without a slash at its end. */
  readonly base: string
  readonly origin: string
  readonly token: () => Promise<string>
  readonly fetch: typeof globalThis.fetch
  readonly userAgent: string
  readonly timeoutMs: number
  readonly retries: Retries
}

const usualRetries: Retries = {
  most: 2,
  withinMs: 30_000,
  firstDelayMs: 200,
  longestDelayMs: 5_000,
}
const usualTimeoutMs = 10_000

/** Throws a TypeError that names the option at fault, and not its value. */
export function settingsOf(options: ClientOptions): Settings {
  const url = baseOf(options.url)
  const { token, userAgent } = options
  return {
    base: url.href.replace(/\/+$/, ''),
    origin: url.origin,
    token: async () => usableToken(typeof token === 'function' ? await token() : token),
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    userAgent: [userAgent, `countersign-client/${clientVersion}`].filter(isGiven).join(' '),
    timeoutMs: duration('timeoutMs', options.timeoutMs ?? usualTimeoutMs),
    retries: retriesOf(options.retries, usualRetries),
  }
}

/** The settings of one call. */
export function settingsFor(settings: Settings, options: CallOptions): Settings {
  return {
    ...settings,
    timeoutMs: duration('timeoutMs', options.timeoutMs ?? settings.timeoutMs),
    retries: retriesOf(options.retries, settings.retries),
  }
}

const isGiven = (text: string | undefined): text is string => text !== undefined && text !== ''

function baseOf(given: string | URL): URL {
  const url = URL.parse(String(given))
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError('url: expected the address of a control API, such as http://127.0.0.1:8788')
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('url: expected no user name and no password; the token is an option')
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError('url: expected neither a query nor a fragment')
  }
  return url
}

/** The platform's own complaint of a header would repeat the token. */
function usableToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new TypeError('token: expected visible ASCII characters, without blanks or line ends')
}

function retriesOf(given: CallOptions['retries'], usual: Retries): Retries {
  const wanted = typeof given === 'number' ? { most: given } : (given ?? {})
  const retries = { ...usual, ...wanted }
  if (!Number.isInteger(retries.most) || retries.most < 0) {
    throw new TypeError('retries: expected a whole number, 0 or more')
  }
  duration('retries.withinMs', retries.withinMs)
  duration('retries.firstDelayMs', retries.firstDelayMs)
  duration('retries.longestDelayMs', retries.longestDelayMs)
  return retries
}

/** A timer can't wait longer than 2³¹ − 1 ms: it would end at once. */
function duration(name: string, ms: number): number {
  if (ms >= 0 && ms < 2 ** 31) return ms
  throw new TypeError(`${name}: expected milliseconds, from 0 to 2,147,483,647`)
}
