import type { UnixMillis } from '@countersign/core'
import type { Kysely } from 'kysely'
import type { Change } from '../port.ts'
import { writeRecord } from './audit.ts'
import { embedChangesOver } from './embed-sessions.ts'
import { takeExpiredKeys } from './expired-keys.ts'
import { clientById, projectByRef } from './filters.ts'
import type { Flavour } from './flavour.ts'
import { keyChangesOver } from './key-changes.ts'
import { operatorChangesOver } from './operator-changes.ts'
import { portalChangesOver } from './portal-changes.ts'
import { productChangesOver } from './product-changes.ts'
import { requestChangesOver } from './requests.ts'
import { clientFromRow, clientToRow, projectFromRow, projectToRow } from './rows.ts'
import { locked, mustExist, unlessTaken } from './rows-to-change.ts'
import { lockSigningKeys, writeSigningKeys } from './signing-keys.ts'
import { tokenChangesOver } from './status-positions.ts'
import type { Tables } from './tables.ts'

/** The steps of one transaction, which has begun on `db` and is ended by others. */
export function changeOver(db: Kysely<Tables>, flavour: Flavour, at: UnixMillis): Change {
  return {
    at,
    project: async (ref) => {
      const row = await locked(projectByRef(db, ref), flavour).executeTakeFirst()
      return row === undefined ? null : projectFromRow(row)
    },
    insertProject: async (project) => {
      const insert = db.insertInto('projects').values(projectToRow(project))
      const { numInsertedOrUpdatedRows } = await insert
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    updateProject: (project) => {
      const { id, ...columns } = projectToRow(project)
      const update = db.updateTable('projects').set(columns).where('id', '=', id)
      return unlessTaken(db, flavour, async () => {
        mustExist(id, await update.executeTakeFirstOrThrow())
      })
    },
    deleteProject: async (id) => {
      const columns = { slug: id, is_active: 0, deleted_at: at }
      const update = db.updateTable('projects').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },

    client: async (id) => {
      const row = await locked(clientById(db, id), flavour).executeTakeFirst()
      return row === undefined ? null : clientFromRow(row)
    },
    insertClient: async (client) => {
      await db.insertInto('clients').values(clientToRow(client)).execute()
    },
    updateClient: async (client) => {
      const { id, ...columns } = clientToRow(client)
      const update = db.updateTable('clients').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },
    deleteClient: async (id) => {
      const columns = { is_active: 0, deleted_at: at }
      const update = db.updateTable('clients').set(columns).where('id', '=', id)
      mustExist(id, await update.executeTakeFirstOrThrow())
    },

    ...keyChangesOver(db, flavour, at),
    ...productChangesOver(db, flavour, at),
    ...operatorChangesOver(db, flavour, at),
    ...portalChangesOver(db, flavour, at),
    ...embedChangesOver(db, at),

    ...tokenChangesOver(db, flavour, at),
    ...requestChangesOver(db, flavour, at),

    record: (record) => writeRecord(db, record),
    takeExpiredKeys: ({ lagMs, most }) =>
      takeExpiredKeys(db, flavour, { until: (at - lagMs) as UnixMillis, most }),
    signingKeys: () => lockSigningKeys(db, flavour),
    writeSigningKeys: (keys) => writeSigningKeys(db, keys),
    insertInstallation: async ({ contract, rootFingerprint, createdAt }) => {
      const row = { id: 1, contract, root_fingerprint: rootFingerprint, created_at: createdAt }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('installation')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}
