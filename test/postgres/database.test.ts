import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { createTestDatabase } from './database.ts'
import { dropDatabase } from './empty-database.ts'

test('every call gives another database of the run’s server', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  expect(one).not.toBe(other)
  expect(new URL(one).host).toBe(new URL(inject('postgresUrl')).host)
})

test('a database in use is not dropped from under its user; an unused one is', async () => {
  const url = await createTestDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await dropDatabase(inject('postgresUrl'), url)
  await expect(client.query('select 1')).resolves.toMatchObject({ rowCount: 1 })
  await client.end()

  await dropDatabase(inject('postgresUrl'), url)
  const late = new Client({ connectionString: url })
  await expect(late.connect()).rejects.toThrow('does not exist')
})
