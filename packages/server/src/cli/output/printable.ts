// Control characters could move the cursor, and marks of direction could reorder what is read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing them is the purpose
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** A text of somebody else's as a terminal may get it: on one line, and with no power over it. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, '\u{fffd}')
}

/** How a value of a reply is shown. What is absent is a dash, so that no cell is empty. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'string') return value === '' ? '-' : printable(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ')
  return Object.keys(value).length === 0 ? '-' : printable(JSON.stringify(value))
}

/** `2030-01-31T12:00:00.123Z` to the second, in UTC, as short as it is read. */
export function time(instant: string | null | undefined): string {
  if (instant === null || instant === undefined) return '-'
  return printable(instant.replace(/^(.{10})T(.{8})(?:\.\d+)?Z$/, '$1 $2 UTC'))
}

/** The day alone, for tables. */
export function day(instant: string | null | undefined): string {
  return instant === null || instant === undefined ? '-' : printable(instant.slice(0, 10))
}
