import { type Given, oneOf, text } from './search.ts'

export const usageRanges = ['24h', '7d', '30d', '90d', '365d'] as const
export const usageGroups = ['key', 'client', 'project', 'code', 'environment'] as const

export type UsageGroup = (typeof usageGroups)[number]

/** Which figures are meant, and how they are laid out. */
export interface UsageSearch {
  /** How far back from now; without it and without days, 30 days. */
  readonly range?: (typeof usageRanges)[number]
  /** Days in UTC, such as 2026-11-01; both are among those that are shown. */
  readonly from?: string
  readonly until?: string
  readonly bucket?: 'hour' | 'day'
  readonly group?: UsageGroup
  readonly key?: string
  readonly client?: string
  readonly project?: string
  readonly code?: string
  readonly environment?: 'live' | 'test'
}

const day = /^\d{4}-\d{2}-\d{2}$/
const name = /^[^\p{Cc}]{1,200}$/u

export function readUsageSearch(given: Given): UsageSearch {
  const from = text('from', given, day)
  return {
    ...oneOf('range', given, usageRanges),
    ...from,
    ...('from' in from ? text('until', given, day) : {}),
    ...oneOf('bucket', given, ['hour', 'day']),
    ...oneOf('group', given, usageGroups),
    ...text('key', given, name),
    ...text('client', given, name),
    ...text('project', given, name),
    ...text('code', given, /^[a-z_]{1,64}$/),
    ...oneOf('environment', given, ['live', 'test']),
  }
}
