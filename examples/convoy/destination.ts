import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Where a callback may go. */
export interface Destinations {
  /** Addresses of this machine may be called: for a demonstration, never for a service. */
  readonly loopback: boolean
}

/** Why a callback can not go there; null: it may, as far as its text says. */
export function mistakeIn(callbackUrl: string, allowed: Destinations): string | null {
  const url = URL.parse(callbackUrl)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return 'callback_url must be an http or https address.'
  }
  if (url.username !== '' || url.password !== '') return 'callback_url must not hold a password.'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !mayBeCalled(host, allowed)) {
    return 'callback_url must not be an address of a private network.'
  }
  return null
}

/**
 * Looks a name up and gives its addresses only if all of them may be called. The connection is made to
 * the very addresses that were judged, so a name that means another address a moment later gains nothing.
 */
export function guardedLookup(allowed: Destinations): LookupFunction {
  return (host, options, answer) => {
    lookup(host, { ...(options as LookupOptions), all: true }, (error, addresses) => {
      if (error !== null) return answer(error, [])
      const refused = addresses.find(({ address }) => !mayBeCalled(address, allowed))
      const [first] = addresses
      if (refused !== undefined || first === undefined) {
        return answer(new Error(`${host} is an address of a private network`), [])
      }
      if (options.all === true) return answer(null, addresses)
      return answer(null, first.address, first.family)
    })
  }
}

function mayBeCalled(address: LookupAddress['address'], { loopback }: Destinations): boolean {
  const range = ipaddr.process(address).range()
  return range === 'unicast' || (loopback && range === 'loopback')
}
