import type { KeyId } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { Readings } from '../port.ts'
import { auditReadingsOver } from './audit.ts'
import { countedSubjects } from './counters.ts'
import { embedReadingsOver } from './embed-sessions.ts'
import { clientById, clientsOf, keysOf, projectByRef, projectsOf } from './filters.ts'
import { findingReadingsOver } from './findings.ts'
import type { Flavour } from './flavour.ts'
import { operatorReadingsOver } from './operators.ts'
import { portalReadingsOver } from './portal-readings.ts'
import { productReadingsOver } from './product-readings.ts'
import {
  clientFromRow,
  installationFromRow,
  keyFromRow,
  keyUseFromRow,
  projectFromRow,
} from './rows.ts'
import { readSigningKeys } from './signing-keys.ts'
import { tokenReadingsOver } from './status-positions.ts'
import type { Tables } from './tables.ts'
import { readUsage } from './usage-readings.ts'

/** Reads for management, each one statement. */
export function readingsOver(db: Kysely<Tables>, flavour: Flavour): Readings {
  return {
    project: async (ref) => {
      const row = await projectByRef(db, ref).executeTakeFirst()
      return row === undefined ? null : projectFromRow(row)
    },
    projects: async (filter, page) => {
      const rows = projectsOf(db, filter, page.before).orderBy('id', 'desc').limit(page.limit)
      return (await rows.execute()).map(projectFromRow)
    },
    key: async (id) => {
      const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : keyFromRow(row)
    },
    keys: async (filter, { before, limit }) => {
      const all = keysOf(db, flavour, filter)
      const older = before === null ? all : all.where('id', '<', before)
      const rows = await older.selectAll().orderBy('id', 'desc').limit(limit).execute()
      return rows.map(keyFromRow)
    },
    countKeys: async (filter) => {
      const counted = keysOf(db, flavour, filter).select(({ fn }) => fn.countAll().as('count'))
      return Number((await counted.executeTakeFirstOrThrow()).count)
    },
    client: async (id) => {
      const row = await clientById(db, id).executeTakeFirst()
      return row === undefined ? null : clientFromRow(row)
    },
    clients: async (filter, page) => {
      const rows = clientsOf(db, filter, page.before).orderBy('id', 'desc').limit(page.limit)
      return (await rows.execute()).map(clientFromRow)
    },
    uses: (ids) => listUses(db, ids),
    ...findingReadingsOver(db, flavour),
    ...productReadingsOver(db),
    ...operatorReadingsOver(db, flavour),
    ...portalReadingsOver(db, flavour),
    ...embedReadingsOver(db, flavour),
    ...tokenReadingsOver(db, flavour),
    usage: (slice) => readUsage(db, flavour, slice),
    ...auditReadingsOver(db, flavour),
    counted: (ids) => countedSubjects(db, ids),
    signingKeys: () => readSigningKeys(db, flavour),
    installation: async () => {
      const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
      return row === undefined ? null : installationFromRow(row)
    },
  }
}

async function listUses(db: Kysely<Tables>, ids: readonly KeyId[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('key_uses')
    .selectAll()
    .where('key_id', 'in', ids)
    .orderBy('key_id', 'desc')
    .orderBy('generation', 'desc')
    .execute()
  return rows.map(keyUseFromRow)
}
