import { chainStart, parseId, type UnixMillis } from '@countersign/core'
import type { Static } from 'typebox'
import { verifyAudit } from '../../engine/audit/verify.ts'
import { viewSealed } from '../../engine/audit/view.ts'
import { done } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import type { AuditFilter } from '../../store/audit.ts'
import { parseInstant } from '../formats.ts'
import { formOf, takeForm } from './audit-forms.ts'
import { AuditHead, AuditPage, AuditQuery, Verification, Verified } from './audit-schemas.ts'
import { createAuditStreams } from './audit-streams.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { operation } from './operation.ts'
import { invalidCursor, usualLimit, viewPage } from './pages.ts'

export function addAuditRoutes(context: ControlContext): void {
  addAuditListing(context)
  addAuditChain(context)
}

function addAuditListing(context: ControlContext): void {
  const { app, engine, dialect } = context
  const stream = createAuditStreams(context)
  app.route({
    ...operation('audit.list', context),
    preValidation: takeForm,
    schema: { querystring: AuditQuery, response: { 200: AuditPage } },
    handler: async (request, reply) => {
      const { query } = request
      const filter = await readFilter(query, engine)
      const form = formOf(request)
      if (form !== 'json') {
        const asked = { filter, order: query.order ?? 'oldest', beyond: readCursor(query.cursor) }
        return stream(form, asked, { request, reply })
      }
      const { limit = usualLimit, order = 'newest' } = query
      // before the page, so that nothing sealed up to then is missing in it
      const { sealedThrough } = await engine.store.auditHead()
      const page = { order, beyond: readCursor(query.cursor), limit: limit + 1 }
      const records = await engine.store.audit(filter, page)
      const idOf = ({ sequence }: { readonly sequence: number }) => String(sequence)
      const viewed = {
        ...viewPage(records, limit, { view: viewSealed, idOf }),
        sealed_through: new Date(sealedThrough).toISOString(),
      }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addAuditChain(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('audit.head', context),
    schema: { response: { 200: AuditHead } },
    handler: async (request, reply) => {
      const { sequence, hash, sealedThrough } = await engine.store.auditHead()
      const head = { sequence, hash, sealed_through: new Date(sealedThrough).toISOString() }
      return respond(done(head), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('audit.verify', context),
    schema: { body: Verification, response: { 200: Verified } },
    handler: async (request, reply) => {
      const { after = chainStart, head = null } = request.body
      const verified = await verifyAudit({ after, head }, engine.store)
      const answer = { valid: verified.fault === null, ...verified }
      return respond(done(answer), { request, reply, dialect }, listed)
    },
  })
}

/** A slug that no project has stands for no record; the id of a deleted project still for its own. */
async function readFilter(
  { actor, action, object, project, after, from, until }: Static<typeof AuditQuery>,
  { store }: Engine,
): Promise<AuditFilter> {
  const isId = project === undefined || parseId('project', project) !== null
  const projectId = isId ? project : ((await store.project(project))?.id ?? project)
  return {
    actor,
    action,
    objectId: object,
    projectId,
    after,
    from: instantOf(from),
    until: instantOf(until),
  }
}

function instantOf(text: string | undefined): UnixMillis | undefined {
  return text === undefined ? undefined : ((parseInstant(text) ?? 0) as UnixMillis)
}

/** The sequence number of the last record of the page before. */
export function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text)
  throw invalidCursor()
}
