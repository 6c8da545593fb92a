import { lookup } from 'node:dns'
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
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        answer(error, [])
        return
      }
      const isRefused = addresses.some(({ address }) => !mayBeCalled(address, allowed))
      const [first] = addresses
      if (first === undefined || isRefused) answer(forbidden(host), [])
      else if (options.all === true) answer(null, addresses)
      else answer(null, first.address, first.family)
    })
  }
}

function forbidden(host: string): Error {
  return new Error(`${host} is an address of a private network`)
}

function mayBeCalled(address: string, { loopback }: Destinations): boolean {
  const range = ipaddr.process(address).range()
  return range === 'unicast' || (loopback && range === 'loopback')
}
