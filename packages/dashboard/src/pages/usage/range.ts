import type { FiguresAsked } from '../../api/figures-query.ts'
import type { UsageSearch } from '../../app/usage-search.ts'
import { beginOfDay, endOfDay } from '../../format/days.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** A range cut into hours or days of UTC; `from` is where the first begins, `until` where the last ends. */
export interface Range {
  readonly bucket: 'hour' | 'day'
  readonly from: number
  readonly until: number
}

const lengths = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  '90d': 90 * dayMs,
  '365d': 365 * dayMs,
}
const longestByHourMs = 40 * dayMs
const shortestByDayMs = 3 * dayMs

/** What range an address means at some time. By the hour is told for 40 days only, however it is asked. */
export function rangeOf(search: UsageSearch, now: number): Range {
  const from = beginOfDay(search.from)
  const given = from === undefined ? null : Date.parse(from)
  const last = endOfDay(search.until)
  const end = given === null || last === undefined ? now : Math.max(Date.parse(last), given + dayMs)
  const length = given === null ? lengths[search.range ?? '30d'] : end - given
  const isLong = length > longestByHourMs
  const bucket = isLong ? 'day' : (search.bucket ?? (length < shortestByDayMs ? 'hour' : 'day'))
  const size = bucket === 'hour' ? hourMs : dayMs
  const until = Math.ceil(end / size) * size
  return { bucket, from: given ?? until - length, until }
}

/** Where each bucket of a range begins. */
export function bucketsOf({ bucket, from, until }: Range): readonly number[] {
  const size = bucket === 'hour' ? hourMs : dayMs
  return Array.from(
    { length: Math.round((until - from) / size) },
    (_, place) => from + place * size,
  )
}

/** Whether hours can be had for what an address means. */
export function mayBeByHour(search: UsageSearch, now: number): boolean {
  const { from, until } = rangeOf({ ...search, bucket: 'day' }, now)
  return until - from <= longestByHourMs
}

/** What the API is asked. The last instant belongs to the last bucket. */
export function askedOf(search: UsageSearch, { bucket, from, until }: Range): FiguresAsked {
  const { key, client, project, code, environment } = search
  const filter = Object.fromEntries(
    Object.entries({ key, client, project, code, environment }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return {
    ...(filter as FiguresAsked),
    bucket,
    from: new Date(from).toISOString(),
    until: new Date(until - 1).toISOString(),
  }
}
