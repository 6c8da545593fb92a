/**
 * All paths that lenient programs read in a request's target: they decode once or twice or not at all, take a
 * backslash for a slash, drop parameters of segments, resolve dots, collapse slashes, end at a NUL, and
 * overlook letter case and a slash at the end.
 */
export function lenientReadings(target: string): ReadonlySet<string> {
  const [path = ''] = target.split('?')
  const decoded = [path, decodedOnce(path), decodedOnce(decodedOnce(path))]
  const readings = decoded.flatMap((text) => [text, ...cuts.map((cut) => text.split(cut)[0] ?? '')])
  const ways = readings.flatMap((text) => [text, text.replaceAll('\\', '/')])
  const without = ways.flatMap((text) => [text, text.replaceAll(/;[^/]*/g, '')])
  return new Set(
    without.flatMap((text) => [
      plainly(text),
      plainly(resolved(text)),
      plainly(resolved(collapsed(text))),
    ]),
  )
}

/** Where a program that decodes before it looks for a query or the end of a text would stop. */
const cuts = ['\0', '?', '#']

/** What can be decoded is; overlong UTF-8 too. */
function decodedOnce(text: string): string {
  const bytes = text
    .replaceAll(/%u00([0-9a-f]{2})/gi, '%$1')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return bytes
    .replaceAll(/[\xc0\xc1]([\x80-\xbf])/g, (pair, second: string) =>
      String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (second.charCodeAt(0) & 63)),
    )
    .replaceAll(/\xe0[\x80\x81]([\x80-\xbf])/g, (three, third: string) =>
      String.fromCharCode(((three.charCodeAt(1) & 63) << 6) | (third.charCodeAt(0) & 63)),
    )
}

function resolved(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/').replace(/^\//, '')}`
}

function collapsed(path: string): string {
  return path.replaceAll(/\/{2,}/g, '/')
}

function plainly(path: string): string {
  const lower = collapsed(path).toLowerCase()
  return lower.length > 1 ? lower.replace(/\/$/, '') : lower
}
