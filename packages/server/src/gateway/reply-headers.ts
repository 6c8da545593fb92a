import { hopByHop, namedInConnection, normalName } from './header-names.ts'

/** Answered by us where it has to be, or ours alone. */
const ours: ReadonlySet<string> = new Set(['x-request-id', 'via'])

/**
 * The header of an upstream's reply as the caller gets it. `replaced` are names, in small letters,
 * that we say ourselves. Names and values in turn; `via` is what to say of us.
 */
export function replyHeaders(
  rawHeaders: readonly string[],
  { replaced, via }: { readonly replaced: (name: string) => boolean; readonly via: string },
): string[] {
  const ofConnection = namedInConnection(rawHeaders)
  const kept: string[] = []
  let vias = ''
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? ''
    const value = rawHeaders[place + 1] ?? ''
    const lower = name.toLowerCase()
    if (lower === 'via') vias += `${value}, `
    if (hopByHop.has(lower) || ours.has(lower) || ofConnection.has(normalName(lower))) continue
    if (replaced(lower)) continue
    kept.push(name, value)
  }
  kept.push('via', vias + via)
  return kept
}
