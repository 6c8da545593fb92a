import { idBodyLength, type KeyFormat } from '@countersign/core'
import type { Contract } from './contract.ts'

/** Characters of the secret part that the display prefix may show. */
const shownAtMost = 4

/** What of a contract's key formats can not be kept. Each text says where and why. */
export function keysAtFault({ keys }: Contract): string[] {
  const formats = [keys.issue, ...keys.accept]
  const places = ['keys.issue', ...keys.accept.map((_format, at) => `keys.accept[${at}]`)]
  const found: (string | false)[] = formats.flatMap((format, at) => {
    const place = places[at] ?? 'keys'
    const { live, test } = format.prefixes
    return [
      live === undefined && test === undefined && `${place}.prefixes: there is none`,
      live !== undefined && live === test && `${place}.prefixes: live and test must differ`,
      format.displayLength > secretBegins(format) + shownAtMost &&
        `${place}.displayLength: shows more than ${shownAtMost} characters of the secret; at most ${secretBegins(format) + shownAtMost}`,
      formats.findIndex(({ name }) => name === format.name) < at &&
        `${place}.name: another format is called ${format.name}`,
    ]
  })
  return found.filter((text) => text !== false)
}

/** How many characters a key has before its secret part. */
function secretBegins({ prefixes, find }: KeyFormat): number {
  const prefix = Math.min(...Object.values(prefixes).map(({ length }) => length))
  return find.by === 'digest' ? prefix : prefix + 1 + idBodyLength
}
