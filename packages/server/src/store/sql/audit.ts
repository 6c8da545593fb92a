import type { AuditAction, AuditId, ChainPlace, ProjectId, UnixMillis } from '@countersign/core'
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type {
  AuditFilter,
  AuditReadings,
  AuditRecord,
  JsonMembers,
  Link,
  SealedAuditRecord,
} from '../audit.ts'
import type { Flavour } from './flavour.ts'
import type { AuditColumns, AuditRow, Tables } from './tables.ts'

// A change writes its record unsealed, in its own transaction; sealing moves it into the chain. So
// changes never wait for each other on account of the chain.

export async function writeRecord(db: Kysely<Tables>, record: AuditRecord): Promise<void> {
  await db.insertInto('audit_unsealed').values(toColumns(record)).execute()
}

export async function hasUnsealed(db: Kysely<Tables>): Promise<boolean> {
  const one = db.selectFrom('audit_unsealed').select('place').limit(1)
  return (await one.executeTakeFirst()) !== undefined
}

/** So many rows in one statement: few enough for the parameters that a database takes. */
const mostAtOnce = 100

/**
 * Moves the first `most` records into the chain, in one transaction; how many. 0: there are none,
 * or another node is at it.
 *
 * The order is that of commits. What a transaction finds unsealed was committed before it, and is
 * sealed before whatever commits later: nothing is looked for behind a mark that a slow transaction
 * could come in before. Among those found together, `place` decides. It is drawn when a record is
 * written, behind the locks of what is changed, so a change that saw another one has the higher.
 *
 * The row of the head is the lease: locked for one transaction, so that it works through a pooler,
 * and is free again when its node dies.
 */
export async function sealRecords(
  db: Kysely<Tables>,
  { locksRows }: Flavour,
  { link, most }: { readonly link: Link; readonly most: number },
): Promise<number> {
  const all = db.selectFrom('audit_head').select(['sequence', 'hash'])
  const head = await (locksRows ? all.forUpdate().skipLocked() : all).executeTakeFirst()
  if (head === undefined) return 0
  const unsealed = db.selectFrom('audit_unsealed').selectAll().orderBy('place').limit(most)
  const found = await unsealed.execute()
  if (found.length === 0) return 0

  let reached: ChainPlace = head
  const rows = found.map(({ place: _, ...columns }): AuditRow => {
    const hash = link(reached, fromColumns(columns))
    reached = { sequence: reached.sequence + 1, hash }
    return { ...reached, ...columns }
  })
  for (let start = 0; start < rows.length; start += mostAtOnce) {
    const some = rows.slice(start, start + mostAtOnce)
    await db.insertInto('audit_records').values(some).execute()
  }
  const places = found.map(({ place }) => place)
  await db.deleteFrom('audit_unsealed').where('place', 'in', places).execute()
  await db.updateTable('audit_head').set(reached).execute()
  return rows.length
}

export function auditReadingsOver(db: Kysely<Tables>, { now }: Flavour): AuditReadings {
  return {
    audit: async (filter, { order, beyond, limit }) => {
      let query = recordsOf(db, filter)
      if (beyond !== null) query = query.where('sequence', order === 'newest' ? '<' : '>', beyond)
      const sorted = query.orderBy('sequence', order === 'newest' ? 'desc' : 'asc').limit(limit)
      return (await sorted.execute()).map(fromRow)
    },
    auditHead: async () => {
      const head = await db
        .selectFrom('audit_head')
        .select(['sequence', 'hash', now.as('at')])
        .select((row) =>
          row
            .selectFrom('audit_unsealed')
            .select(({ fn }) => fn.min('at').as('oldest'))
            .as('oldest'),
        )
        .executeTakeFirstOrThrow()
      const { sequence, hash, at, oldest } = head
      // what is not sealed was committed after it had begun
      return { sequence, hash, sealedThrough: (oldest ?? at) as UnixMillis, at: at as UnixMillis }
    },
  }
}

function recordsOf(db: Kysely<Tables>, filter: AuditFilter) {
  const { actor, action, objectId, projectId, after, from, until } = filter
  let query = db.selectFrom('audit_records').selectAll()
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  if (after !== undefined) query = query.where('sequence', '>', after)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (objectId === undefined) return query
  return query.where((row) =>
    row.or([row('object_id', '=', objectId), isAmongMore(row.ref('more_ids'), objectId)]),
  )
}

/** Not `like`: SQLite's takes small and capital letters for the same. */
function isAmongMore(list: Expression<string | null>, id: string): Expression<SqlBool> {
  const quoted = JSON.stringify(id)
  return sql<SqlBool>`(${list} is not null and replace(${list}, ${quoted}, '') <> ${list})`
}

function toColumns(record: AuditRecord): AuditColumns {
  const [first, ...more] = record.objectIds
  return {
    id: record.id,
    at: record.at,
    actor: record.actor.id,
    actor_name: record.actor.name ?? null,
    address: record.actor.address,
    request_id: record.actor.requestId,
    action: record.action,
    project_id: record.projectId,
    object_id: first,
    more_ids: more.length === 0 ? null : JSON.stringify(more),
    before: record.before && JSON.stringify(record.before),
    after: record.after && JSON.stringify(record.after),
  }
}

function fromColumns(row: AuditColumns): AuditRecord {
  const more = row.more_ids === null ? [] : readOr(row.more_ids, [row.more_ids])
  return {
    id: row.id as AuditId,
    at: row.at as UnixMillis,
    actor: {
      id: row.actor,
      address: row.address,
      requestId: row.request_id,
      ...(row.actor_name === null ? {} : { name: row.actor_name }),
    },
    action: row.action as AuditAction,
    projectId: row.project_id as ProjectId | null,
    objectIds: [row.object_id, ...more],
    before: membersOf(row.before),
    after: membersOf(row.after),
  }
}

function fromRow({ sequence, hash, ...columns }: AuditRow): SealedAuditRecord {
  return { sequence, hash, ...fromColumns(columns) }
}

function membersOf(text: string | null): JsonMembers | null {
  return text === null ? null : readOr(text, { unreadable: text })
}

/** Somebody may have written into the table what is no JSON: it is shown, so that the chain tells. */
function readOr<Value>(text: string, otherwise: Value): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    return otherwise
  }
}
