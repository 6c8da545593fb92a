import { type KeyId, type ProjectId, parseId } from '@countersign/core'
import type { Static } from 'typebox'
import { viewRecord } from '../../engine/audit/view.ts'
import { done } from '../../engine/outcome.ts'
import type { Actor, JsonMembers, SealedAuditRecord } from '../../store/audit.ts'
import type { Store } from '../../store/port.ts'
import { readCursor } from '../control/audit.ts'
import { listed, respond } from '../control/context.ts'
import { usualLimit, viewPage } from '../control/pages.ts'
import type { PortalContext } from './context.ts'
import { type ChangeActor, ChangePage } from './objects.ts'
import { callerOf, portalOperation } from './operation.ts'
import { ChangesQuery, ProjectParams } from './schemas.ts'

/** What became of a project and its keys, and who did it: of who runs the API, no more than that. */
export function addChangesRoute(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('changes.list', context),
    schema: { params: ProjectParams, querystring: ChangesQuery, response: { 200: ChangePage } },
    handler: async (request, reply) => {
      const { projectId } = callerOf(request)
      const { limit = usualLimit, cursor, action, object: objectId } = request.query
      // before the page, so that nothing sealed up to then is missing in it
      const { sealedThrough } = await engine.store.auditHead()
      const page = { order: 'newest', beyond: readCursor(cursor), limit: limit + 1 } as const
      const records = await engine.store.audit({ projectId, action, objectId }, page)
      const own = await ownKeys(records, projectId, engine.store)
      const viewed = viewPage(records, limit, {
        view: (record) => viewChange(record, own),
        idOf: ({ sequence }) => String(sequence),
      })
      const sealed_through = new Date(sealedThrough).toISOString()
      return respond(done({ ...viewed, sealed_through }), { request, reply, dialect }, listed)
    },
  })
}

/** Keys of the project among who made the changes: those of the server level are nobody's business here. */
async function ownKeys(
  records: readonly SealedAuditRecord[],
  projectId: ProjectId,
  store: Store,
): Promise<ReadonlySet<string>> {
  const ids = new Set(records.flatMap(({ actor }) => parseId('key', actor.id) ?? []))
  const found = await Promise.all([...ids].map((id: KeyId) => store.key(id)))
  return new Set(
    found.flatMap((stored) => (stored?.key.projectId === projectId ? [stored.key.id] : [])),
  )
}

function viewChange(record: SealedAuditRecord, own: ReadonlySet<string>) {
  const { id, at, action, object, before, after } = viewRecord(record)
  const actor = viewActor(record.actor, own)
  return { id, at, actor, action, object, before: shown(before), after: shown(after) }
}

function viewActor({ id, name }: Actor, own: ReadonlySet<string>): Static<typeof ChangeActor> {
  if (parseId('customer', id) !== null) return { kind: 'customer', id, name: name ?? null }
  if (parseId('embed-session', id) !== null) return { kind: 'embedded', id: null, name: null }
  if (own.has(id)) return { kind: 'key', id, name: null }
  return { kind: id === 'service' ? 'service' : 'operator', id: null, name: null }
}

const operatorsOwn: ReadonlySet<string> = new Set(['metadata', 'permissions'])

function shown(members: JsonMembers | null): JsonMembers | null {
  if (members === null) return null
  return Object.fromEntries(Object.entries(members).filter(([name]) => !operatorsOwn.has(name)))
}
