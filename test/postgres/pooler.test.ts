import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openPostgresStore } from '../../packages/server/src/store/postgres/postgres-store.ts'
import { storeSuite } from '../../packages/server/src/store/suite.ts'
import { createTestDatabase } from './database.ts'
import { hasPooler, type Pooler, startPooler } from './pooler.ts'

describe.skipIf(!hasPooler)('PgBouncer in transaction mode (needs pgbouncer)', () => {
  let pooler: Pooler
  beforeAll(async () => {
    pooler = await startPooler(inject('postgresUrl'))
  })
  afterAll(() => pooler.stop())

  storeSuite('the store on PostgreSQL through it', async () => {
    const url = pooler.through(await createTestDatabase())
    return { open: () => openPostgresStore({ url }), remove: () => Promise.resolve() }
  })
})
