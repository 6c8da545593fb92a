const dayMs = 86_400_000

/** The first instant of the month of an instant, and of the month after it: Gregorian, in UTC. */
export function monthOf(at: number): { readonly startsAt: number; readonly endsAt: number } {
  const day = Math.floor(at / dayMs)
  const { year, month } = civil(day)
  return {
    startsAt: daysUntil(year, month) * dayMs,
    endsAt: (month === 12 ? daysUntil(year + 1, 1) : daysUntil(year, month + 1)) * dayMs,
  }
}

// Years begin in March here, so that the leap day is their last; 719,468 days lie between the first
// of March of the year 0 and the first of January 1970, and 146,097 are 400 years.

function civil(day: number): { readonly year: number; readonly month: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leaps =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - daysOfYears(yearOfEra)
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month }
}

/** Days from 1970-01-01 to the first of a month. */
function daysUntil(year: number, month: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const fromMarch = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5)
  return era * 146_097 + daysOfYears(shifted - era * 400) + dayOfYear - 719_468
}

function daysOfYears(years: number): number {
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100)
}
