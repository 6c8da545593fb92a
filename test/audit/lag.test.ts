import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../../packages/server/src/store/suite/with-client.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { ask, controlOf, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

let databaseUrl: string
let service: TestService
beforeAll(async () => {
  databaseUrl = await createTestDatabase()
  service = await startTestService({ databaseUrl })
})
afterAll(() => service.remove())

async function lag(): Promise<number> {
  const { text } = await ask(`${service.controlUrl}/metrics`)
  return Number(/^countersign_audit_lag_seconds (\S+)$/m.exec(text)?.[1])
}

it('grows while no node seals a change, and is gone once one does', async () => {
  await withClient(databaseUrl, async (client) => {
    // as a node holds it that seals, and does not come to an end
    await client.query('begin')
    await client.query('select * from audit_head for update')
    await newProject(controlOf(service))
    await expect.poll(lag, { timeout: 20_000 }).toBeGreaterThan(1)
    await client.query('rollback')
  })
  await expect.poll(lag, { timeout: 20_000 }).toBe(0)
})
