import { WrongUsage } from '../definition/endings.ts'
import type { Surroundings } from '../surroundings.ts'

/** Where the control API is, and what follows from that. */
export interface ControlAddress {
  readonly url: string
  /** On this machine: what is sent there passes no network. */
  readonly isLocal: boolean
  readonly isEncrypted: boolean
}

const usual = 'http://127.0.0.1:8788'

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The address of the control API. Throws WrongUsage; the message does not hold the address. */
export function controlAddress(
  given: string | undefined,
  { environment }: Pick<Surroundings, 'environment'>,
): ControlAddress {
  const named = given === undefined ? 'COUNTERSIGN_URL' : '--url'
  const address = given ?? (environment['COUNTERSIGN_URL'] || usual)
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new WrongUsage(`${named} is no address like ${usual} or https://control.example.com.`)
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new WrongUsage(`${named} must be an address alone, without user, password or query.`)
  }
  return {
    url: url.href.replace(/\/+$/, ''),
    isLocal: localHosts.has(url.hostname),
    isEncrypted: url.protocol === 'https:',
  }
}
