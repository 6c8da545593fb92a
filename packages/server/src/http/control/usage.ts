import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { readUsage } from '../../engine/read-usage.ts'
import type { UsageFigures, UsageQuestion } from '../../store/usage.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { operation } from './operation.ts'
import { usualLimit } from './pages.ts'
import { exportFigures, formatOf, type UsageFile } from './usage-export.ts'
import { UsagePage } from './usage-objects.ts'
import { cursorOf, readCursor, readQuestion, UsageQuery } from './usage-query.ts'
import { viewFigures } from './usage-view.ts'

const Lines = Type.Unknown({ description: 'A line for each.' })
/** A page, or all of it in lines. */
export const usageReply = {
  content: {
    'application/json': { schema: UsagePage },
    'text/csv': { schema: Lines },
    'application/x-ndjson': { schema: Lines },
  },
}

/** Figures of an export are read so many at a time. */
const exportSlice = 1_000

/**
 * `GET /v1/usage`. What this node has counted is written before anything is read: so what was told
 * once is never taken back by a crash.
 */
export function addUsageRoute(context: ControlContext): void {
  const { app } = context
  app.route({
    ...operation('usage.query', context),
    schema: { querystring: UsageQuery, response: { 200: usageReply } },
    handler: (request, reply) => tellUsage(request.query, { request, reply, ...context }),
  })
}

interface Asking extends Pick<ControlContext, 'engine' | 'dialect'> {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Answers a question about usage, a page of it or all of it as a file. */
export async function tellUsage(
  query: Static<typeof UsageQuery>,
  { request, reply, engine, dialect }: Asking,
): Promise<FastifyReply> {
  const question = await readQuestion(query, engine)
  const after = readCursor(query.cursor, question)
  const asOf = new Date(Date.now() - engine.usage.lagMs)
  await engine.usage.addUp()
  const format = formatOf(query.format, request.headers.accept)
  if (format !== 'json') {
    const figures = readUsage(question, { after, limit: exportSlice }, engine.store)
    return sendFile(await exportFigures(figures, { format, groupBy: question.groupBy }), reply)
  }
  const limit = query.limit ?? usualLimit
  const figures = readUsage(question, { after, limit: limit + 1 }, engine.store)
  const page = viewPage(await firstOf(figures, limit + 1), limit, question)
  const viewed = { ...page, as_of: asOf.toISOString() }
  return respond(done(viewed), { request, reply, dialect }, listed)
}

function sendFile({ headers, body }: UsageFile, reply: FastifyReply): FastifyReply {
  return reply.code(200).headers(headers).send(body)
}

async function firstOf(figures: AsyncIterable<UsageFigures>, most: number) {
  const first: UsageFigures[] = []
  for await (const some of figures) {
    first.push(some)
    if (first.length >= most) break
  }
  return first
}

function viewPage(figures: readonly UsageFigures[], limit: number, { groupBy }: UsageQuestion) {
  const page = figures.slice(0, limit)
  const last = page.at(-1)
  const hasMore = figures.length > limit && last !== undefined
  return {
    data: page.map((some) => viewFigures(some, groupBy)),
    next_cursor: hasMore ? cursorOf(last, groupBy) : null,
  }
}
