import type { FastifyRequest } from 'fastify'
import { RefusedRequest } from '../refusal-of.ts'

/** In what form records are answered: a page, all as a stream, or those to come as events. */
export type AuditForm = 'json' | 'ndjson' | 'csv' | 'events'

const forms = new WeakMap<FastifyRequest, AuditForm>()

/**
 * Takes `format` and `follow` out of a query. They are no parameters of the operation, whose reply
 * is a page for every typed client: with them the route is another.
 */
export async function takeForm(request: FastifyRequest): Promise<void> {
  const { format, follow, ...query } = request.query as Readonly<Record<string, unknown>>
  forms.set(request, follow === 'true' ? 'events' : chosen(format))
  if (follow !== undefined && follow !== 'true' && follow !== 'false') {
    throw new RefusedRequest('body_invalid', { member: 'follow', expected: 'true or false' })
  }
  request.query = query
}

export function formOf(request: FastifyRequest): AuditForm {
  return forms.get(request) ?? 'json'
}

function chosen(format: unknown): AuditForm {
  if (format === undefined || format === 'json') return 'json'
  if (format === 'ndjson' || format === 'csv') return format
  const expected = '"json", "ndjson" or "csv"'
  throw new RefusedRequest('body_invalid', { member: 'format', expected })
}
