import { type Given, type PlaceSearch, readPlace, text } from './search.ts'

/** Which records of the audit trail are meant. */
export interface AuditSearch extends PlaceSearch {
  readonly actor?: string
  readonly action?: string
  readonly object?: string
  readonly project?: string
  /** Days in UTC, such as 2026-11-01; both are among those that are shown. */
  readonly from?: string
  readonly until?: string
  /** The sequence number of the record that is open. */
  readonly record?: number
  /** New records are shown as they are sealed. */
  readonly follow?: true
}

const day = /^\d{4}-\d{2}-\d{2}$/
const name = /^[^\p{Cc}]{1,200}$/u

export function readAuditSearch(given: Given): AuditSearch {
  const record = Number(given['record'])
  return {
    ...readPlace(given),
    ...text('actor', given, name),
    ...text('action', given, /^[a-z-]+\.[a-z-]+$/),
    ...text('object', given, name),
    ...text('project', given, name),
    ...text('from', given, day),
    ...text('until', given, day),
    ...(Number.isSafeInteger(record) && record > 0 ? { record } : {}),
    ...(given['follow'] === true ? { follow: true } : {}),
  }
}
