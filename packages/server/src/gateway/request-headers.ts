import { hopByHop, namedInConnection, normalName } from './header-names.ts'

/** What only we may say to an upstream, and what makes some programs answer for another request. */
const ours: ReadonlySet<string> = new Set([
  'forwarded',
  'via',
  'x-request-id',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'client-cert',
  'client-cert-chain',
  'x-original-url',
  'x-original-uri',
  'x-original-host',
  'x-original-method',
  'x-rewrite-url',
  'x-rewrite-uri',
  'x-host',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
])
const oursBegin = ['countersign-', 'x-forwarded-'] as const

/** Read by Node for the framing of a request: another spelling of one is not what was read. */
const framing: ReadonlySet<string> = new Set(['host', 'content-length', 'expect', ...hopByHop])

export interface Added {
  /** Names of the headers that carry credentials, normal; they are left out. */
  readonly credentials: ReadonlySet<string>
  /** In front of those that were in the request: names and values in turn. */
  readonly headers: readonly string[]
  /** What the proxies before us said of themselves in Via is kept. */
  readonly via: string
}

/**
 * The header that an upstream gets: what the caller sent, without what is of the connection (RFC
 * 9110 §7.6.1), what only we may say in any spelling, and the credential. Names and values in turn.
 */
export function requestHeaders(rawHeaders: readonly string[], added: Added): string[] {
  const ofConnection = namedInConnection(rawHeaders)
  const kept: string[] = [...added.headers]
  let via = ''
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? ''
    const value = rawHeaders[place + 1] ?? ''
    const normal = normalName(name)
    if (normal === 'via' && name.toLowerCase() === 'via') via += `${value}, `
    if (normal === 'content-length' && name.toLowerCase() === normal) kept.push(name, value)
    if (isDropped(normal) || ofConnection.has(normal) || added.credentials.has(normal)) continue
    kept.push(name, value)
  }
  kept.push('via', via + added.via)
  return kept
}

function isDropped(normal: string): boolean {
  return (
    framing.has(normal) || ours.has(normal) || oursBegin.some((begin) => normal.startsWith(begin))
  )
}
