import { createTestDatabase } from '../../../../../test/postgres/database.ts'
import { storeSuite } from '../suite.ts'
import { openPostgresStore } from './postgres-store.ts'

storeSuite('the store on PostgreSQL', async () => {
  const url = await createTestDatabase()
  return { open: () => openPostgresStore({ url }), remove: async () => undefined }
})
