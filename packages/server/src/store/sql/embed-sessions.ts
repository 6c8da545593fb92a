import type { EmbedSessionId, KeyId, MemberRole, UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type {
  EmbedChange,
  EmbedReadings,
  EmbedSessionRecord,
  FoundEmbedSession,
} from '../embed-sessions.ts'
import type { Flavour } from './flavour.ts'
import { customerFromRow } from './portal-rows.ts'
import type { EmbedSessionRow } from './portal-tables.ts'
import { projectFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

export function embedReadingsOver(db: Kysely<Tables>, { now }: Flavour): EmbedReadings {
  return {
    embedSession: async (by): Promise<FoundEmbedSession | null> => {
      const sessions = db
        .selectFrom('embed_sessions')
        .innerJoin('projects', 'projects.id', 'embed_sessions.project_id')
        .selectAll('projects')
        .select(now.as('now'))
        .select([
          ...(['embed_sessions.id as session_id', 'digest', 'role', 'origin'] as const),
          ...(['embed_sessions.created_at as begun_at', 'expires_at'] as const),
        ])
        .where('projects.deleted_at', 'is', null)
        .where('embed_sessions.expires_at', '>', now)
      const row = await ('id' in by
        ? sessions.where('embed_sessions.id', '=', by.id)
        : sessions.where('digest', '=', by.digest)
      ).executeTakeFirst()
      if (row === undefined) return null
      const project = projectFromRow(row)
      return {
        at: row.now as UnixMillis,
        project,
        session: {
          id: row.session_id as EmbedSessionId,
          projectId: project.id,
          role: row.role as MemberRole,
          origin: row.origin,
          digest: row.digest,
          createdAt: row.begun_at as UnixMillis,
          expiresAt: row.expires_at as UnixMillis,
        },
      }
    },
    keyMaker: async (id: KeyId) => {
      const row = await db
        .selectFrom('key_makers')
        .innerJoin('customers', 'customers.id', 'key_makers.customer_id')
        .selectAll('customers')
        .where('key_makers.id', '=', id)
        .executeTakeFirst()
      return row === undefined ? null : customerFromRow(row)
    },
  }
}

/** So many that have ended are forgotten with each new one. */
const forgottenAtOnce = 20

export function embedChangesOver(db: Kysely<Tables>, at: UnixMillis): EmbedChange {
  return {
    insertEmbedSession: async (session) => {
      const ended = db
        .selectFrom('embed_sessions')
        .select('id')
        .where('expires_at', '<=', at)
        .limit(forgottenAtOnce)
      await db.deleteFrom('embed_sessions').where('id', 'in', ended).execute()
      await db.insertInto('embed_sessions').values(embedSessionToRow(session)).execute()
    },
    noteKeyMaker: async (id, customerId) => {
      await db.insertInto('key_makers').values({ id, customer_id: customerId }).execute()
    },
  }
}

function embedSessionToRow(session: EmbedSessionRecord): EmbedSessionRow {
  return {
    id: session.id,
    digest: session.digest,
    project_id: session.projectId,
    role: session.role,
    origin: session.origin,
    created_at: session.createdAt,
    expires_at: session.expiresAt,
  }
}
