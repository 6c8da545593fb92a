import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { Client } from 'pg'
import { type PostgresServer, startPostgres } from './server.ts'

/** A server that follows another. */
export interface Standby extends PostgresServer {
  /** Makes it a primary, on a new timeline. */
  promote(): Promise<void>
}

export interface StandbyOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Shows what it has been sent so much later. */
  readonly lagMs?: number
  /** The port under which it finds the primary, such as that of a proxy; else the primary's own. */
  readonly primaryPort?: number
}

/**
 * A standby of a server that runs, made as a base backup is: the package has no pg_basebackup, so
 * the files are copied between the two calls that make of such a copy a backup.
 */
export async function startStandby(
  primary: PostgresServer,
  { settings = {}, lagMs = 0, primaryPort = primary.port }: StandbyOptions = {},
): Promise<Standby> {
  const { password } = new URL(primary.url())
  const standby = await startPostgres({
    settings: {
      ...settings,
      primary_conninfo: `host=127.0.0.1 port=${primaryPort} user=postgres password=${password} application_name=standby`,
      recovery_min_apply_delay: `${lagMs}ms`,
      wal_receiver_status_interval: '1s',
      wal_retrieve_retry_interval: '200ms',
    },
    copy: { password, into: (dataDirectory) => backUp(primary, dataDirectory) },
  })
  const promote = () => run(standby.url(), 'select pg_promote()')
  return Object.defineProperties({ promote } as Standby, Object.getOwnPropertyDescriptors(standby))
}

/** Has a commit of the primary wait for its standby, or not. */
export async function setSynchronous(primary: PostgresServer, isSynchronous: boolean) {
  const names = isSynchronous ? 'standby' : ''
  await run(primary.url(), `alter system set synchronous_standby_names = '${names}'`)
  await run(primary.url(), 'select pg_reload_conf()')
  // the processes that serve us take the new setting up between two statements
  await run(primary.url(), 'select pg_sleep(0.2)')
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const attempts = 5

async function backUp(primary: PostgresServer, dataDirectory: string): Promise<void> {
  const client = new Client({ connectionString: primary.url() })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('standby', true)`)
    copyFiles(primary.dataDirectory, dataDirectory)
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    )
    writeFileSync(join(dataDirectory, 'backup_label'), rows[0]?.labelfile ?? '')
    writeFileSync(join(dataDirectory, 'standby.signal'), '')
  } finally {
    await client.end()
  }
}

/** What belongs to the processes of the server, or comes by replication. */
const notCopied: ReadonlySet<string> = new Set(['pg_wal', 'postmaster.pid', 'postmaster.opts'])

/** Anew when a file went away meanwhile. */
function copyFiles(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      cpSync(from, to, {
        recursive: true,
        filter: (path) => relative(from, path) !== basename(path) || !notCopied.has(basename(path)),
      })
      break
    } catch (error) {
      rmSync(to, { recursive: true, force: true })
      if (attempt === attempts) throw error
    }
  }
  mkdirSync(join(to, 'pg_wal', 'archive_status'), { recursive: true })
  chmodSync(to, 0o700)
}
