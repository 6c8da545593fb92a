/**
 * One spelling for all that programs take for the same name: CGI and its kin make `_` of `-`, some
 * frameworks of `.` as well, and some servers of whatever is no letter and no digit.
 */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

/** Of one connection, and not of the message (RFC 9110 §7.6.1). */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Names in the Connection headers of a message: those are of the connection too. */
export function namedInConnection(rawHeaders: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (let place = 0; place < rawHeaders.length; place += 2) {
    if (rawHeaders[place]?.toLowerCase() !== 'connection') continue
    for (const name of (rawHeaders[place + 1] ?? '').split(',')) names.add(normalName(name.trim()))
  }
  names.delete('')
  return names
}
