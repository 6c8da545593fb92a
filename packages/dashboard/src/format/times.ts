const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** An instant as seen from another, such as "3 minutes ago" or "in 2 days", in a language. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1_000)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return words.format(Math.trunc(seconds / length), unit)
}

/** An instant to the second, in the reader's own time zone, which it names. */
export function localTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' }).format(at)
}

/** An instant as machines and colleagues elsewhere name it. */
export function utcTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** A day, such as "23 Nov 2026". */
export function shortDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)
}
