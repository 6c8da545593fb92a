import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv4 } from 'node:net'
import { parseAddress } from '../engine/address.ts'
import { headerValues } from './credential-of.ts'

/** The address that a request comes from; null when its connection is gone. */
export type ClientAddress = (
  request: Pick<IncomingMessage, 'rawHeaders' | 'socket'>,
) => string | null

/**
 * The address of the connection or, where that is a trusted proxy's, what the proxies say: the
 * rightmost hop that is not trusted, of `X-Forwarded-For` or `Forwarded` (RFC 7239). What lies left
 * of it anybody can write. A proxy that adds to one of them may pass the other on as a client wrote
 * it, so where both are there and disagree neither is believed.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = rangesOf(trustedProxies)
  return (request) => {
    const { remoteAddress } = request.socket
    if (remoteAddress === undefined) return null
    const connected = plain(remoteAddress) ?? remoteAddress
    if (!isTrusted(connected)) return connected

    const told = [hopsOfList(request), hopsOfForwarded(request)].filter((hops) => hops.length > 0)
    const clients = told.map((hops) => clientOf(connected, hops, isTrusted))
    const [client = connected] = clients
    return clients.every((other) => other === client) ? client : connected
  }
}

/** Goes from the connection towards the client for as long as the hops are trusted and readable. */
function clientOf(
  connected: string,
  hops: readonly string[],
  isTrusted: (address: string) => boolean,
): string {
  let client = connected
  for (const hop of hops.toReversed()) {
    const address = isTrusted(client) ? addressOf(hop) : null
    if (address === null) return client
    client = address
  }
  return client
}

function hopsOfList(request: Pick<IncomingMessage, 'rawHeaders'>): readonly string[] {
  return partsOf(headerValues(request, 'x-forwarded-for'))
}

const forParameter = /(?:^|;)\s*for\s*=\s*("[^"]*"|[^;"\s]*)\s*(?:;|$)/i

/** An element that names no client is a hop that nobody knows, and not left out. */
function hopsOfForwarded(request: Pick<IncomingMessage, 'rawHeaders'>): readonly string[] {
  return partsOf(headerValues(request, 'forwarded')).map(
    (element) => forParameter.exec(element)?.[1]?.replaceAll('"', '') ?? '',
  )
}

function partsOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).map((part) => part.trim())
}

/** `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711` (RFC 7239 §6). */
function addressOf(hop: string): string | null {
  const bracketed = /^\[([^\]]*)\](?::[0-9]{1,5})?$/.exec(hop)?.[1]
  const withPort = /^([0-9.]+):[0-9]{1,5}$/.exec(hop)?.[1]
  return plain(bracketed ?? withPort ?? hop)
}

/** One spelling for each address; IPv4 within IPv6 is IPv4. */
function plain(text: string): string | null {
  return isIPv4(text) ? text : (parseAddress(text)?.toString() ?? null)
}

/** Whether an address is in one of these ranges. */
export function rangesOf(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
