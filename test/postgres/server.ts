import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeDirectory, serverAccount } from './account.ts'
import {
  BusyError,
  type Cluster,
  dataDirectoryOf,
  initialise,
  launch,
  type Postmaster,
} from './cluster.ts'
import { createEmptyDatabase } from './empty-database.ts'
import { startGuard } from './guard.ts'
import { findInstallation, giveTo } from './installation.ts'
import { findFreePort } from './port.ts'
import { endTree, freezeTree, killTree, thawTree } from './processes.ts'

export interface PostgresOptions {
  /** Server settings, over ours: `{ max_connections: '50' }`. */
  readonly settings?: Readonly<Record<string, string>>
  /**
   * Flush commits to the disk. Off unless asked for: without it they outlive every end of the
   * server's processes, though not of the machine, and the tests run faster.
   */
  readonly durable?: boolean
  /** Begins with the data of another server, and with its password, instead of with nothing. */
  readonly copy?: {
    readonly password: string
    /** Puts the data into a directory that does not exist yet. */
    readonly into: (dataDirectory: string) => Promise<void>
  }
}

/** A real PostgreSQL of its own, gone without a trace once stopped or once this process ends. */
export interface PostgresServer {
  readonly port: number
  /** The first of its processes; null while it is down. */
  readonly pid: number | null
  readonly dataDirectory: string
  /** Connects as superuser; to the database `postgres` unless another is named. */
  url(database?: string): string
  /** Creates an empty database, under a random name unless one is given; answers with its URL. */
  createDatabase(name?: string): Promise<string>
  /** Ends it, whatever state it is in, and removes its files. Once stopped, it stays so. */
  stop(): Promise<void>
  /** Ends all its processes at once, as a crash would; `restart` then recovers the data. */
  kill(): Promise<void>
  /** Ends it in order, unless it is down, and starts it again on the same port. */
  restart(): Promise<void>
  /** Halts all its processes, as an overloaded machine or a cut network looks to its clients. */
  suspend(): Promise<void>
  resume(): Promise<void>
}

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const account = serverAccount()
  const directory = await makeDirectory(account)
  const guard = await startGuard(directory)
  try {
    const installation = await findInstallation(directory, account)
    const cluster: Cluster = { directory, account, installation, guard }
    const { copy, durable = false } = options
    const password = copy?.password ?? randomBytes(24).toString('base64url')
    if (copy === undefined) await initialise(cluster, password, durable)
    else {
      await copy.into(dataDirectoryOf(directory))
      await giveTo(account, dataDirectoryOf(directory))
    }
    return await serve(cluster, password, options)
  } catch (error) {
    await guard.finish()
    throw error
  }
}

async function serve(
  cluster: Cluster,
  password: string,
  options: PostgresOptions,
): Promise<PostgresServer> {
  let postmaster: Postmaster | null = null
  let stopping: Promise<void> | null = null

  const launchOn = async (port: number): Promise<number> => {
    const launched = await launch(cluster, settingsFor(cluster, port, options))
    postmaster = launched
    void launched.ended.then(() => {
      postmaster = null
    })
    return port
  }
  const port = await unlessBusy(async () => launchOn(await findFreePort()))

  const running = (): Postmaster => {
    if (postmaster === null) throw new Error('PostgreSQL is down')
    return postmaster
  }
  const url = (database = 'postgres') =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

  return {
    port,
    get pid() {
      return postmaster?.pid ?? null
    },
    dataDirectory: dataDirectoryOf(cluster.directory),
    url,
    createDatabase: async (name) => createEmptyDatabase(url(), name),
    stop: async () => (stopping ??= cluster.guard.finish()),
    async kill() {
      const { pid, ended } = running()
      await killTree(pid)
      await ended
    },
    async restart() {
      if (stopping !== null) throw new Error('PostgreSQL was stopped for good')
      if (postmaster !== null) {
        const { pid, ended } = postmaster
        await endTree(pid, 'SIGINT', 20_000)
        await ended
      }
      await unlessBusy(async () => launchOn(port))
    },
    async suspend() {
      if (process.platform === 'win32') throw new Error('Windows cannot suspend a process')
      await freezeTree(running().pid)
    },
    resume: async () => thawTree(running().pid),
  }
}

/**
 * Shared memory lives in files of the data directory, so that a killed server leaves none behind.
 * The path of a socket must fit into 104 bytes on macOS: no socket below a long temporary directory.
 */
function settingsFor({ directory }: Cluster, port: number, options: PostgresOptions) {
  const socket = join(directory, `.s.PGSQL.${port}`)
  const hasSocket = process.platform !== 'win32' && socket.length < 100
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: hasSocket ? directory : '',
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
    fsync: options.durable === true ? 'on' : 'off',
    ...options.settings,
  }
}

async function unlessBusy<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof BusyError) || tries === 5) throw error
      await pause(100)
    }
  }
}
