import { hash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fillKeys } from './fill-sqlite.ts'
import { stockOf } from './keys.ts'
import { withProgress } from './progress.ts'
import { type ServiceOptions, startService } from './service.ts'
import type { Served, Settings, Start } from './side.ts'

const kept = join(import.meta.dirname, '.data')
const repository = join(import.meta.dirname, '..')

/**
 * A service on a copy of the filled database: each run begins with the same one. Two that run at
 * once need copies of two names.
 */
export function onSqlite(
  options: Pick<ServiceOptions, 'ask' | 'entry' | 'environment'>,
  copy = 'run',
): Start<Served> {
  return async (settings) => {
    const filled = await filledDirectory(settings)
    const directory = join(kept, copy)
    rmSync(directory, { recursive: true, force: true })
    cpSync(filled, directory, { recursive: true })
    return startService({ ...options, databaseUrl: null, directory }, settings)
  }
}

/** Filled once for each number of keys and each form that rows may have; kept until then. */
async function filledDirectory({ keys, say }: Settings): Promise<string> {
  const filled = join(kept, `sqlite-${keys}-${formOfRows()}`)
  if (existsSync(filled)) return filled
  const { projects, keys: stored } = stockOf(keys)
  const unfinished = `${filled}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  await fillKeys(unfinished, projects(), withProgress(stored(), { of: keys, into: 'SQLite', say }))
  renameSync(unfinished, filled)
  return filled
}

/** A name for the sources that decide what the rows look like. */
function formOfRows(): string {
  const paths = globSync(
    [
      'packages/core/src/{key-format,ids,base62}.ts',
      'packages/server/src/store/sql/*.ts',
      'packages/server/src/store/sqlite/flavour.ts',
      'bench/{keys,fill-sqlite}.ts',
    ],
    { cwd: repository },
  ).toSorted()
  const texts = paths.map((path) => readFileSync(join(repository, path), 'utf8'))
  return hash('sha256', texts.join('\n')).slice(0, 12)
}
