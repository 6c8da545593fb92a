import type { UnixMillis } from '@countersign/core'
import type pg from 'pg'
import { type Change, StoreUnavailable } from '../port.ts'
import { changeOver } from '../sql/change.ts'
import { kyselyOver } from '../sql/kysely-over.ts'
import { type Progress, runOn } from './connections.ts'
import { millisOf, postgresFlavour } from './flavour.ts'

// An acknowledged change must survive a crash, even where the server's own default is laxer. A
// stricter one (remote_apply) stays.
const begin = `
  begin isolation level read committed;
  select set_config('synchronous_commit', 'on', true)
    where current_setting('synchronous_commit') in ('off', 'local');
  select ${millisOf('clock_timestamp()')} as at`

/** Runs a change in one transaction of a connection. */
export async function transact<Result>(
  client: pg.ClientBase,
  progress: Progress,
  work: (change: Change) => Promise<Result>,
): Promise<Result> {
  const answers = (await client.query(begin)) as unknown as readonly pg.QueryResult<{
    at: number
  }>[]
  const at = answers.at(-1)?.rows[0]?.at as UnixMillis
  let ended = false
  const db = kyselyOver(postgresFlavour, (query) => {
    if (ended) throw new Error('a change was used after its end')
    return runOn(client, query)
  })
  const result = await workOrUndo(client, () => work(changeOver(db, postgresFlavour, at))).finally(
    () => {
      ended = true
    },
  )
  progress.commits = true
  const { command } = await client.query('commit')
  // PostgreSQL answers the commit of a failed transaction by undoing it, and calls that no error
  if (command !== 'COMMIT') throw new StoreUnavailable('PostgreSQL undid the change.')
  return result
}

async function workOrUndo<Result>(
  client: pg.ClientBase,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
