import type { SchemaState } from '../../maintenance.ts'
import { dataOption, jsonOption } from '../control/control-command.ts'
import { command, present } from '../definition/command.ts'
import { Failed } from '../definition/endings.ts'
import { toggle } from '../definition/options.ts'
import { outputTo } from '../output/output.ts'
import { waitingFor } from '../output/waiting.ts'

/** What it did, or with --check would do. */
interface Migration {
  /** The last migration that the database has seen; null: it is empty. */
  readonly from: string | null
  readonly to: string
  readonly missing: readonly string[]
  readonly is_done: boolean
}

export const migrate = command({
  name: 'migrate',
  summary: 'Bring the database to the schema of this version.',
  details:
    'A start does the same by itself; this is for those who want it done before. The database is that of DATABASE_URL, or else the embedded one of --data.',
  arguments: {},
  options: {
    check: toggle('change nothing; the exit code is 1 when something is missing'),
    data: dataOption,
    ...jsonOption,
  },
  examples: [
    { does: 'Before a new version is started', line: 'countersign migrate' },
    { does: 'Whether there is something to do', line: 'countersign migrate --check' },
  ],
  run: async ({ check, data, json }, { environment, terminal, interruption }) => {
    const { readConfig } = await import('../../config.ts')
    const config = readConfig(present({ DATA_DIR: data }), environment)
    const { inspectDatabase, migrateDatabase } = await import('../../maintenance.ts')
    const { schema } = await inspectDatabase(config)
    const found = migrationOf(schema)
    const isNeeded = found.missing.length > 0
    if (isNeeded && !check) {
      const work = () => waitingFor('Migrating', migrateDatabase(config), terminal)
      await interruption.whole(work)
    }
    const done: Migration = { ...found, is_done: !isNeeded || !check }
    outputTo(terminal, json).result(done, viewMigration)
    if (isNeeded && check) process.exitCode = 1
  },
})

function migrationOf({ applied, known }: SchemaState): Omit<Migration, 'is_done'> {
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Failed(
      `The database was written by a newer version of Countersign (it knows ${unknown.join(', ')}). Use that version or a later one.`,
    )
  }
  return {
    from: applied.at(-1) ?? null,
    to: known.at(-1) ?? '',
    missing: known.filter((name) => !applied.includes(name)),
  }
}

function viewMigration({ from, to, missing, is_done }: Migration): string {
  if (missing.length === 0) return `The database is at ${to}, as this version needs it.\n`
  const way = `from ${from ?? 'an empty database'} to ${to}`
  return is_done
    ? `Migrated ${way}: ${missing.join(', ')}.\n`
    : `To be migrated ${way}: ${missing.join(', ')} is missing. countersign migrate does it.\n`
}
