import { type PostgresServer, startPostgres } from '../test/postgres/server.ts'
import { fillKeys } from './fill-postgres.ts'
import { stockOf } from './keys.ts'
import { familyOf, pin } from './machine.ts'
import { withProgress } from './progress.ts'
import { type Settings, type Subject, startSubject } from './service.ts'

/** A service on a PostgreSQL of its own, which keeps what it commits, filled anew for each run. */
export async function startOnPostgres(settings: Settings): Promise<Subject> {
  const postgres = await startPostgres({ durable: true, settings: postgresSettings })
  try {
    const family = (): readonly number[] => familyOf(postgres.pid ?? 0)
    const url = await fillDatabase(postgres, settings)
    // those that it starts from now on, one for each connection, are bound as the first one is
    for (const pid of family()) pin(pid, 'database')
    const subject = await startSubject({ databaseUrl: url }, settings, family)
    const stop = async (): Promise<void> => {
      await subject.side.stop()
      await postgres.stop()
    }
    return { ...subject, side: { ...subject.side, stop } }
  } catch (error) {
    await postgres.stop()
    throw error
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
