import type { TestProject } from 'vitest/node'
import { startPostgres } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test run's PostgreSQL, as superuser; see `createTestDatabase`. */
    postgresUrl: string
  }
}

/** One server for the whole test run, which ends with it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ settings: { max_connections: '200' } })
  project.provide('postgresUrl', server.url())
  return async () => server.stop()
}
