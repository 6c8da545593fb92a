import type { KeyId, UnixMillis } from '@countersign/core'
import type { Generated, Kysely } from 'kysely'
import type { TokenChange, TokenReadings } from '../tokens.ts'
import type { Flavour } from './flavour.ts'
import { revokeToken } from './revoked-tokens.ts'
import type { Tables } from './tables.ts'

export interface StatusPositionRow {
  readonly position: Generated<number>
  readonly key_id: string
  readonly generation: number
}

export async function createStatusPositions(
  db: Kysely<unknown>,
  { types, countedTableEnd }: Flavour,
): Promise<void> {
  await db.schema
    .createTable('status_positions')
    .addColumn('position', types.counter, (column) => column.primaryKey())
    .addColumn('key_id', types.id, (column) => column.notNull().references('keys.id'))
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addUniqueConstraint('status_positions_of_generation', ['key_id', 'generation'])
    .modifyEnd(countedTableEnd)
    .execute()
}

export function tokenReadingsOver(db: Kysely<Tables>, flavour: Flavour): TokenReadings {
  return {
    statusPositions: async (from, to) => {
      const rows = await db
        .selectFrom('status_positions')
        .selectAll()
        .where('position', '>=', from)
        .where('position', '<=', to)
        .orderBy('position')
        .execute()
      return rows.map(({ position, key_id, generation }) => ({
        position,
        keyId: key_id as KeyId,
        generation,
      }))
    },
    lastStatusPosition: async () => {
      const highest = db
        .selectFrom('status_positions')
        .select('position')
        .orderBy('position', 'desc')
      return (await highest.limit(1).executeTakeFirst())?.position ?? 0
    },
    revokedTokens: async () => {
      const alive = db.selectFrom('revoked_tokens').select('id')
      const rows = await alive.where('expires_at', '>', flavour.now).execute()
      return rows.map(({ id }) => id)
    },
  }
}

export function tokenChangesOver(
  db: Kysely<Tables>,
  flavour: Flavour,
  at: UnixMillis,
): TokenChange {
  return {
    revokeToken: (token) => revokeToken(db, flavour, { token, at }),
    statusPosition: async ({ keyId, generation }) => {
      const given = db
        .selectFrom('status_positions')
        .select('position')
        .where('key_id', '=', keyId)
        .where('generation', '=', generation)
      const before = await given.executeTakeFirst()
      if (before !== undefined) return before.position
      await db
        .insertInto('status_positions')
        .values({ key_id: keyId, generation })
        .onConflict((conflict) => conflict.columns(['key_id', 'generation']).doNothing())
        .execute()
      return (await given.executeTakeFirstOrThrow()).position
    },
  }
}
