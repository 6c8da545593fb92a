import { afterAll, inject } from 'vitest'
import { createEmptyDatabase, dropDatabase } from './empty-database.ts'

const created: string[] = []

/** A fresh, empty database for the importing test file, dropped after its own `afterAll`s. */
export async function createTestDatabase(): Promise<string> {
  const url = await createEmptyDatabase(inject('postgresUrl'))
  created.push(url)
  return url
}

afterAll(async () => {
  for (const url of created.splice(0)) await dropDatabase(inject('postgresUrl'), url)
})
