import type { IncomingMessage } from 'node:http'
import { headerValues } from '../credential-of.ts'

export interface RequestTarget {
  /** Null where the authority is not that of the Host header. */
  readonly path: string | null
  /** The path as it stands, whatever the authority. */
  readonly raw: string
  /** With its question mark; empty where there is none. */
  readonly query: string
}

const absolute = /^https?:\/\/([^/?#]*)(.*)$/is

/**
 * The path and query of a request. The absolute form (RFC 9112 §3.2.2) is reduced to them when it
 * names the host that the Host header names. Null: no path at all, such as `*`.
 */
export function readTarget(request: IncomingMessage): RequestTarget | null {
  const { url = '' } = request
  const [, authority, rest = ''] = absolute.exec(url) ?? []
  if (authority === undefined && !url.startsWith('/')) return null
  const text = authority === undefined ? url : rest
  const mark = text.indexOf('?')
  const raw = (mark < 0 ? text : text.slice(0, mark)) || '/'
  const query = mark < 0 ? '' : text.slice(mark)
  const [host] = headerValues(request, 'host')
  const isOfHost = authority === undefined || authority.toLowerCase() === host?.toLowerCase()
  return { path: isOfHost && isQuery(query) ? raw : null, raw, query }
}

/** A number sign ends the query for some programs, and is part of it for others. */
function isQuery(query: string): boolean {
  return !query.includes('#')
}
