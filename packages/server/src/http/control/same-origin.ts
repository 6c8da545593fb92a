import type { IncomingMessage } from 'node:http'
import { headerValues } from '../credential-of.ts'

/**
 * Whether a page of another origin sent the request. Browsers say so by Sec-Fetch-Site, older ones by
 * Origin; programs say neither. A proxy in between may have changed the host, so the address that
 * operators know counts as ours too.
 */
export function isFromElsewhere(
  request: Pick<IncomingMessage, 'rawHeaders'>,
  url: () => string,
): boolean {
  const [site] = headerValues(request, 'sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const [origin] = headerValues(request, 'origin')
  if (origin === undefined) return false
  if (origin === url()) return false
  const [host] = headerValues(request, 'host')
  return !URL.canParse(origin) || new URL(origin).host !== host
}
