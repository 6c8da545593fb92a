const dayMs = 86_400_000

/** The instant at which a day in UTC begins; undefined where there is no day, or no such one. */
export function beginOfDay(day: string | undefined): string | undefined {
  const at = Date.parse(`${day ?? ''}T00:00:00.000Z`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The instant at which a day in UTC is over. */
export function endOfDay(day: string | undefined): string | undefined {
  const begin = beginOfDay(day)
  return begin === undefined ? undefined : new Date(Date.parse(begin) + dayMs).toISOString()
}

/** The day in UTC in which an instant lies. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
