import { type PostgresServer, startPostgres } from '../test/postgres/server.ts'
import { fillKeys } from './fill-postgres.ts'
import { stockOf } from './keys.ts'
import { familyOf, pin } from './machine.ts'
import { withProgress } from './progress.ts'
import { type ServiceOptions, startService } from './service.ts'
import type { Served, Settings, Start } from './side.ts'

type Options = Pick<ServiceOptions, 'ask' | 'entry'>

/** A service that another may share the database with. */
export interface OnPostgres extends Served {
  readonly startBeside: (options: Options) => Promise<Served>
}

/** A service on a PostgreSQL of its own, which keeps what it commits, filled anew for each run. */
export function onPostgres(options: Options): Start<OnPostgres> {
  return async (settings) => {
    const postgres = await startPostgres({ durable: true, settings: postgresSettings })
    try {
      const database = (): readonly number[] => familyOf(postgres.pid ?? 0)
      const databaseUrl = await fillDatabase(postgres, settings)
      // those that it starts from now on, one for each connection, are bound as the first one is
      for (const pid of database()) pin(pid, 'database')
      const startBeside = (other: Options) =>
        startService({ ...other, databaseUrl, database }, settings)
      const service = await startBeside(options)
      const stop = async (): Promise<void> => {
        await service.stop()
        await postgres.stop()
      }
      return { ...service, startBeside, stop }
    } catch (error) {
      await postgres.stop()
      throw error
    }
  }
}

/** What anybody sets who has a million rows: room for them, and checkpoints that are not hasty. */
const postgresSettings = { shared_buffers: '512MB', max_wal_size: '4GB' }

async function fillDatabase(postgres: PostgresServer, { keys, say }: Settings): Promise<string> {
  const url = await postgres.createDatabase('countersign')
  const { projects, keys: stored } = stockOf(keys)
  await fillKeys(url, projects(), withProgress(stored(), { of: keys, into: 'PostgreSQL', say }))
  return url
}
