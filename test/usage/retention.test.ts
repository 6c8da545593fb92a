import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../packages/server/src/store/suite/with-client.ts'
import { type Control, controlOf, newKey, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { usageOf } from './sums.ts'

const dayMs = 86_400_000

describe.each(databases)('the age of usage on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let databaseUrl: string | null
  beforeAll(async () => {
    databaseUrl = await make()
    const environment = { USAGE_HOURS_KEPT: '2d', USAGE_DAYS_KEPT: '10d' }
    service = await startTestService({ databaseUrl, environment })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  /** Makes all that is counted older, while nobody runs. */
  async function age(days: number): Promise<void> {
    const statements = ['usage_hours', 'usage_days'].map(
      (table) => `update ${table} set bucket = bucket - ${String(days * dayMs)}`,
    )
    if (databaseUrl !== null) {
      for (const statement of statements) {
        await withClient(databaseUrl, (client) => client.query(statement))
      }
      return
    }
    const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'))
    for (const statement of statements) database.exec(statement)
    database.close()
  }

  it('ends by the hour first, then by the day', { timeout: 60_000 }, async () => {
    const { key, secret } = await newKey(control)
    await verify(control, secret)
    const count = async (bucket: string) => {
      const rows = await usageOf(control, `key=${String(key.id)}&bucket=${bucket}`)
      return rows.length
    }
    const hours = `bucket=hour&from=${new Date(Date.now() - dayMs).toISOString()}`
    expect(await usageOf(control, `key=${String(key.id)}&${hours}`)).toHaveLength(1)
    await service.stop()
    await age(4)
    await service.restart()
    await expect.poll(() => hoursOf(String(key.id))).toBe(0)
    expect(await count('day')).toBe(1)
    await service.stop()
    await age(9)
    await service.restart()
    await expect.poll(() => daysOf(String(key.id))).toBe(0)
  })

  const hoursOf = (id: string) => rowsIn('usage_hours', id)
  const daysOf = (id: string) => rowsIn('usage_days', id)

  /** What the tables hold: the API tells nothing that is too old, removed or not. */
  async function rowsIn(table: string, id: string): Promise<number> {
    const text = `select count(*) as count from ${table} where key_id = '${id}'`
    if (databaseUrl !== null) {
      const { rows } = await withClient(databaseUrl, (client) => {
        return client.query<{ count: string }>(text)
      })
      return Number(rows[0]?.count)
    }
    const options = { readOnly: true }
    const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'), options)
    const row = database.prepare(text).get()
    database.close()
    return Number(row?.['count'])
  }

  it('is said where hours are asked for that are no longer kept', async () => {
    const from = new Date(Date.now() - 4 * dayMs).toISOString()
    const { body } = await control(`/v1/usage?bucket=hour&from=${from}`)
    expect(body).toMatchObject({ status: 400, member: 'from' })
    expect((await control(`/v1/usage?bucket=day&from=${from}`)).status).toBe(200)
  })
})
