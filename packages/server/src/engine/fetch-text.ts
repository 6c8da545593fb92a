import { lookup as lookUp } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net'
import { parseAddress } from './address.ts'
import type { FetchText } from './remote-keys.ts'

const longestBytes = 64 * 1_024
const longestMs = 3_000

/**
 * Gets a text from an address that somebody else wrote: by https only, from public addresses of the
 * internet only, however they are written or resolved; the connection goes to the very address that was
 * looked at. A redirect is not followed. Bounded in size and time. `exempt` are addresses and ranges
 * that may be asked although they are private.
 */
export function createFetchText(exempt: readonly string[]): FetchText {
  const mayAsk = createMayAsk(exempt)
  return async (uri) => {
    const url = URL.parse(uri)
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    if (isIP(host) !== 0 && !mayAsk(host)) return null
    return get(url, resolvingTo(mayAsk))
  }
}

/** Whether an address may be asked: of the internet at large, or exempt. */
export function createMayAsk(exempt: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of exempt) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (text) => {
    const address = parseAddress(text)
    if (address === null) return false
    if (address.range() === 'unicast') return true
    const family = address.kind() === 'ipv4' ? 'ipv4' : 'ipv6'
    return list.check(address.toString(), family)
  }
}

/** Resolves a name, and fails where any of its addresses may not be asked. */
function resolvingTo(mayAsk: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, '')
        return
      }
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => mayAsk(address))) {
        done(new Error('the name leads to an address that may not be asked'), '')
      } else if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

function get(url: URL, lookup: LookupFunction): Promise<string | null> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(longestMs)
    const headers = { accept: 'application/jwk-set+json, application/json' }
    const asked = request(url, { lookup, signal, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      let length = 0
      if (response.statusCode !== 200) {
        asked.destroy()
        resolve(null)
        return
      }
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length > longestBytes) asked.destroy(new Error('too large'))
        else parts.push(part)
      })
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
      response.on('error', () => resolve(null))
    })
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
