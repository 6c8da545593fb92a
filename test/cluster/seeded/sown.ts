import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bugs, type Edit } from './bugs.ts'
import { hangingJobs, hangingMigration, nextRelease } from './hanging.ts'

/** The jobs of a service as they are, but without the long waits between their runs. */
const hurriedJobs: readonly Edit[] = [
  {
    file: 'server/src/engine/audit/expire-keys.ts',
    find: 'const usualLagMs = 15_000\nconst waitMs = 10_000',
    put: 'const usualLagMs = 0\nconst waitMs = 20',
  },
  {
    file: 'server/src/engine/usage-retention.ts',
    find: 'const everyMs = 3_600_000',
    put: 'const everyMs = 200',
  },
]

/** A database that acknowledges what it has not flushed. */
const unflushedWrites: readonly Edit[] = [
  {
    file: 'server/src/store/sqlite/writer-thread.ts',
    find: 'pragma synchronous = full',
    put: 'pragma synchronous = off',
  },
]

/** Edits by the name under which a process asks for them. */
export const sown: Readonly<Record<string, readonly Edit[]>> = {
  hurriedJobs,
  hangingJobs,
  nextRelease,
  hangingMigration,
  unflushedWrites,
  ...Object.fromEntries(Object.entries(bugs).map(([name, { edits }]) => [name, edits])),
}

const sow = pathToFileURL(join(import.meta.dirname, 'sow.ts')).href

/** What a service is started with in which these are sown. */
export function sowing(...names: readonly string[]) {
  return { TEST_SOWN: names.join(','), NODE_OPTIONS: `--import=${sow}` }
}
