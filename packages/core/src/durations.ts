const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** Ten years of 365 days: the longest duration anybody may ask for. */
export const longestMs = 3_650 * unitMs.d

const written = /^(0|[1-9][0-9]{0,9})([smhdw])$/

/**
 * Milliseconds of a duration such as `90d`: a whole number and `s`, `m`, `h`, `d` or `w`
 * (seeds/004, CONTRACTS.md §5). Null when it is anything else or longer than ten years.
 */
export function parseDuration(text: string): number | null {
  const parts = written.exec(text)
  if (parts === null) return null
  const ms = Number(parts[1]) * unitMs[parts[2] as keyof typeof unitMs]
  return ms <= longestMs ? ms : null
}
