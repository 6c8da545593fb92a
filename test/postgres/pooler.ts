import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { chown, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeDirectory, processOptions, serverAccount } from './account.ts'
import { findFreePort } from './port.ts'

/** A PgBouncer in transaction mode, between programs and the databases of one server. */
export interface Pooler {
  /** The same database, but by the pooler. */
  readonly through: (url: string) => string
  readonly stop: () => Promise<void>
}

/** Whether it is installed: Debian has it as `pgbouncer`. */
export const hasPooler = runs('pgbouncer', '--version')

/** `serverUrl` names the server, and the user by whom databases are opened. */
export async function startPooler(serverUrl: string): Promise<Pooler> {
  const { port: serverPort, username, password } = new URL(serverUrl)
  const account = serverAccount()
  const directory = await makeDirectory(account)
  const port = await findFreePort()
  const users = join(directory, 'users')
  const file = join(directory, 'pgbouncer.ini')
  const words = [decodeURIComponent(username), decodeURIComponent(password)]
  writeFileSync(users, `${words.map((word) => `"${word}"`).join(' ')}\n`, { mode: 0o600 })
  writeFileSync(file, settings({ port, serverPort, users }), { mode: 0o600 })
  const { uid, gid } = account
  if (uid !== undefined && gid !== undefined) {
    await Promise.all([users, file].map((path) => chown(path, uid, gid)))
  }
  const child = spawn('pgbouncer', ['--quiet', file], {
    ...processOptions(account, directory),
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error('PgBouncer did not start')
    await pause(10)
  }
  return {
    through: (url) => {
      const address = new URL(url)
      address.port = String(port)
      return address.href
    },
    stop: async () => {
      child.kill('SIGKILL')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Few connections to the server, so that each transaction has another one than the one before. */
function settings(at: {
  readonly port: number
  readonly serverPort: string
  readonly users: string
}): string {
  return `
[databases]
* = host=127.0.0.1 port=${at.serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(at.port)}
unix_socket_dir =
auth_type = plain
auth_file = ${at.users}
pool_mode = transaction
server_round_robin = 1
max_client_conn = 500
default_pool_size = 8
max_prepared_statements = 0
`.replace(/^max_prepared.*\n/m, supportsPrepared() ? '$&' : '')
}

/** Since 1.21 it follows prepared statements, which nothing of ours may need. */
function supportsPrepared(): boolean {
  const version = /1\.(\d+)/.exec(execFileSync('pgbouncer', ['--version'], { encoding: 'utf8' }))
  return Number(version?.[1]) >= 21
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

function runs(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
