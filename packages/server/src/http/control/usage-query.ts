import {
  bucketEnd,
  bucketMs,
  bucketStart,
  parseId,
  refusals,
  type UnixMillis,
} from '@countersign/core'
import { type Static, Type } from 'typebox'
import type { Engine } from '../../engine/ports.ts'
import type { UsagePlace } from '../../engine/read-usage.ts'
import {
  type UsageCode,
  type UsageGroup,
  type UsageQuestion,
  usageGroups,
} from '../../store/usage.ts'
import { parseInstant } from '../formats.ts'
import { RefusedRequest } from '../refusal-of.ts'
import { invalidCursor } from './pages.ts'
import { Body, EnvironmentName, Instant } from './schemas.ts'

const group = `(?:${usageGroups.join('|')})`
const codes = ['valid', ...Object.keys(refusals)]

const Id = (prefix: string, what: string) =>
  Type.String({
    pattern: `^${prefix}_[0-9A-Za-z]{16}$`,
    maxLength: prefix.length + 17,
    description: `the id of a ${what}`,
  })

export const formats = ['json', 'csv', 'ndjson'] as const
export type UsageFormat = (typeof formats)[number]

/** What `GET /v1/usage` is asked. */
export const UsageQuery = Body({
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
  bucket: Type.Optional(Type.Enum(['hour', 'day'], { description: '"hour" or "day"' })),
  group_by: Type.Optional(
    Type.String({
      pattern: `^${group}(?:,${group}){0,4}$`,
      maxLength: 60,
      description: `a list out of ${usageGroups.join(', ')}, with commas between`,
    }),
  ),
  project: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,64}$',
      maxLength: 64,
      description: 'the id or the slug of a project',
    }),
  ),
  product: Type.Optional(Id('prd', 'product')),
  client: Type.Optional(Id('client', 'client')),
  key: Type.Optional(Id('key', 'key')),
  environment: Type.Optional(EnvironmentName),
  code: Type.Optional(Type.Enum(codes, { description: '"valid", or the code of a refusal' })),
  format: Type.Optional(Type.Enum([...formats], { description: '"json", "csv" or "ndjson"' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000, description: 'a whole number from 1 to 1000' }),
  ),
  cursor: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,200}$',
      maxLength: 200,
      description: 'the next_cursor of a page',
    }),
  ),
})
export type UsageQuery = Static<typeof UsageQuery>

/** How much is answered when no range is named: a day, or a month. */
const usualBuckets = { hour: 24, day: 30 } as const

/** What a query asks of the store. Throws a RefusedRequest where it asks for what can't be. */
export async function readQuestion(
  query: UsageQuery,
  { store, usageKept }: Pick<Engine, 'store' | 'usageKept'>,
): Promise<UsageQuestion> {
  const { bucket = 'day', group_by: grouped = '', code } = query
  const now = Date.now()
  const asked = grouped.split(',')
  return {
    bucket,
    ...rangeOf(query, bucket, { now, keptSince: bucketStart(bucket, now - usageKept[bucket]) }),
    groupBy: usageGroups.filter((one) => asked.includes(one)),
    filter: {
      keyId: idOf('key', query.key),
      clientId: idOf('client', query.client),
      projectId: await projectOf(query.project, store),
      subscribed: subscribedTo(query.product, now),
      environment: query.environment,
      code: code as UsageCode | undefined,
    },
  }
}

function idOf<Kind extends 'key' | 'client'>(kind: Kind, text: string | undefined) {
  return text === undefined ? undefined : (parseId(kind, text) ?? undefined)
}

function subscribedTo(text: string | undefined, now: number) {
  const to = text === undefined ? null : parseId('product', text)
  return to === null ? undefined : { to, at: now as UnixMillis }
}

/** By its id also one that was deleted: what it used is still of interest. */
async function projectOf(ref: string | undefined, store: Engine['store']) {
  if (ref === undefined) return undefined
  const id = parseId('project', ref) ?? (await store.project(ref))?.id
  if (id !== undefined) return id
  throw invalid('project', 'the id or the slug of a project')
}

/** Whole buckets: those of which a part lies between the two instants. */
function rangeOf(
  query: Pick<UsageQuery, 'from' | 'until'>,
  bucket: UsageQuestion['bucket'],
  { now, keptSince }: { readonly now: number; readonly keptSince: number },
): Pick<UsageQuestion, 'from' | 'until'> {
  const next = bucketStart(bucket, now) + bucketMs[bucket]
  const until = bucketEnd(bucket, instantOf(query.until) ?? next)
  const usual = Math.max(keptSince, until - usualBuckets[bucket] * bucketMs[bucket])
  const from = bucketStart(bucket, instantOf(query.from) ?? usual)
  if (from >= until) throw invalid('until', 'an instant after from, since when usage is kept')
  if (from < keptSince) {
    const since = new Date(keptSince).toISOString()
    throw invalid('from', `an instant since ${since}: usage by the ${bucket} is kept so long`)
  }
  // no clock of another node is further ahead
  return { from, until: Math.min(until, next + bucketMs.day) as UnixMillis }
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : (parseInstant(text) ?? undefined)
}

function invalid(member: string, expected: string): RefusedRequest {
  return new RefusedRequest('body_invalid', { member, expected })
}

/** Names figures, so that a page can go on after them. */
export function cursorOf({ bucket, of }: UsagePlace, groupBy: readonly UsageGroup[]): string {
  const parts = [String(bucket), ...groupBy.map((one) => of[one] ?? '')]
  return Buffer.from(parts.join('.'), 'latin1').toString('base64url')
}

/** Throws a RefusedRequest where the cursor is none of this question. */
export function readCursor(
  cursor: string | undefined,
  { bucket, groupBy }: UsageQuestion,
): UsagePlace | null {
  if (cursor === undefined) return null
  const [at = '', ...values] = Buffer.from(cursor, 'base64url').toString('latin1').split('.')
  const isOurs = /^\d{1,15}$/.test(at) && Number(at) % bucketMs[bucket] === 0
  if (!isOurs || values.length !== groupBy.length) throw invalidCursor()
  const of = Object.fromEntries(groupBy.map((one, place) => [one, values[place] ?? '']))
  return { bucket: Number(at) as UnixMillis, of }
}
