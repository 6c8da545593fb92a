/** How many different lists are remembered; far more than installations have sets of scopes. */
const mostKnown = 1_000

const known = new Map<string, readonly string[]>()

/**
 * Reads a list of strings from its JSON text. Most keys have one of few lists, so the parsed ones
 * are remembered by their text: it is the same value for ever, frozen because it is shared.
 */
export function readList(text: string): readonly string[] {
  const found = known.get(text)
  if (found !== undefined) return found
  const list = Object.freeze(JSON.parse(text) as string[])
  if (known.size >= mostKnown) known.clear()
  known.set(text, list)
  return list
}

export function readListOrNull(text: string | null): readonly string[] | null {
  return text === null ? null : readList(text)
}

export function writeListOrNull(list: readonly string[] | null): string | null {
  return list === null ? null : JSON.stringify(list)
}

const noMetadata: Readonly<Record<string, unknown>> = Object.freeze({})

export function readMetadata(text: string): Readonly<Record<string, unknown>> {
  return text === '{}' ? noMetadata : (JSON.parse(text) as Record<string, unknown>)
}
