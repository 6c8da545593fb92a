import { parseId, type UnixMillis } from '@countersign/core'
import { Type } from 'typebox'
import { done, refused } from '../../engine/outcome.ts'
import { type FindingPlace, type FoundKey, findings } from '../../store/findings.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, Key, Text, Time } from './objects.ts'
import { operation } from './operation.ts'
import { invalidCursor, usualLimit } from './pages.ts'
import { Named, PageQuery } from './schemas.ts'
import { usesOf } from './uses.ts'
import { viewKey } from './views.ts'

/** Beyond, keys are not counted: what is amiss with so many is not done key by key. */
const mostCounted = 10_000

const FindingName = Type.Enum([...findings])
const Counted = Type.Object(
  {
    finding: FindingName,
    count: Type.Integer({ minimum: 0, maximum: mostCounted }),
    is_more: Type.Boolean({ description: 'There are more than were counted.' }),
  },
  { ...closed, title: 'FindingCount' },
)
const Summary = Type.Object(
  { as_of: Time, findings: Type.Array(Counted, { maxItems: findings.length }) },
  { ...closed, title: 'Hygiene' },
)
const Found = Type.Object(
  {
    key: Key,
    at: Time,
    exercised_scopes: Type.Array(Text(128), { maxItems: 1_000 }),
    addresses: Type.Array(Text(64), { maxItems: 1_000 }),
  },
  { ...closed, title: 'FoundKey' },
)
const FoundPage = Type.Object(
  {
    data: Type.Array(Found, { maxItems: 100 }),
    next_cursor: Type.Union([Text(200), Type.Null()]),
  },
  { ...closed, title: 'FoundKeyPage' },
)
const FindingParams = Type.Object({ finding: Named(findings.join(', ')) })

export function addHygieneRoutes(context: ControlContext): void {
  addSummary(context)
  addFound(context)
}

function addSummary(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('hygiene.get', context),
    schema: { response: { 200: Summary } },
    handler: async (request, reply) => {
      const asOf = new Date(Date.now() - engine.usage.lagMs).toISOString()
      await engine.usage.addUp()
      const counted = []
      for (const finding of findings) {
        const count = await engine.store.countFound(finding, mostCounted + 1)
        counted.push({ finding, count: Math.min(count, mostCounted), is_more: count > mostCounted })
      }
      return respond(done({ as_of: asOf, findings: counted }), { request, reply, dialect }, listed)
    },
  })
}

function addFound(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('hygiene.list', context),
    schema: { params: FindingParams, querystring: PageQuery, response: { 200: FoundPage } },
    handler: async (request, reply) => {
      const { cursor, limit = usualLimit } = request.query
      const finding = findings.find((one) => one === request.params.finding)
      if (finding === undefined) {
        return respond(refused('object_unknown'), { request, reply, dialect }, listed)
      }
      const after = cursor === undefined ? null : readPlace(cursor)
      await engine.usage.addUp()
      const page = { after, limit: limit + 1 }
      const found = await engine.store.foundKeys(finding, page)
      const uses = await usesOf(
        found.map(({ key }) => key.id),
        engine,
      )
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const viewed = {
        data: shown.map((one) => ({
          key: viewKey(one, uses),
          at: new Date(one.at).toISOString(),
          exercised_scopes: one.exercised,
          addresses: one.addresses,
        })),
        next_cursor: found.length > limit && last !== undefined ? writePlace(last) : null,
      }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function writePlace({ at, key }: FoundKey): string {
  return Buffer.from(`${at}.${key.id}`, 'latin1').toString('base64url')
}

function readPlace(cursor: string): FindingPlace {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const [, at, name = ''] = /^(\d{1,15})\.(\w{1,40})$/.exec(text) ?? []
  const id = parseId('key', name)
  if (at === undefined || id === null) throw invalidCursor()
  return { at: Number(at) as UnixMillis, id }
}
