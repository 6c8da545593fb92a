import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { type Control, controlOf } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

const preload = pathToFileURL(join(import.meta.dirname, '../faults/shifted-clock.ts')).href
export const dayMs = 86_400_000

/** Lets a service of the embedded database live some days ago, and ends it; its data are kept. */
export async function livedDaysAgo(
  days: number,
  live: (control: Control) => Promise<void>,
  directory?: string,
): Promise<string> {
  const service = await startTestService({
    databaseUrl: null,
    environment: {
      NODE_OPTIONS: `--import=${preload}`,
      TEST_CLOCK_SHIFT_MS: String(-days * dayMs),
    },
    ...(directory === undefined ? {} : { directory }),
  })
  await live(controlOf(service))
  await service.stop()
  ageFindings(service, days)
  return service.directory
}

/** What was found so is dated by the database, whose clock nobody shifts. */
function ageFindings({ directory }: TestService, days: number): void {
  const database = new DatabaseSync(join(directory, 'countersign.sqlite'))
  const found = ['excess_scopes', 'many_addresses'].map((name) => `'${name}'`).join(', ')
  database.exec(
    `update key_findings set at = at - ${String(days * dayMs)} where finding in (${found})`,
  )
  database.close()
}
