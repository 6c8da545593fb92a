import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, processOptions } from './account.ts'
import type { Guard } from './guard.ts'
import type { Installation } from './installation.ts'

/** One server's place on disk, and what works on it. */
export interface Cluster {
  readonly directory: string
  readonly account: Account
  readonly installation: Installation
  readonly guard: Guard
}

export interface Postmaster {
  readonly pid: number
  /** Fulfilled once it is no more. */
  readonly ended: Promise<unknown>
}

/** It failed to start for a reason that may pass: a port in use, or processes of its past life. */
export class BusyError extends Error {
  override readonly name = 'BusyError'
}

export const dataDirectoryOf = (directory: string) => join(directory, 'data')

/**
 * Texts sort by a human language's rules, so that a query that relies on the order of bytes fails
 * here. A password, because any user of the machine can reach the port; one round of hashing, as it
 * has 192 bits of chance and every connection pays for the rounds.
 */
export async function initialise(
  cluster: Cluster,
  password: string,
  durable: boolean,
): Promise<void> {
  const passwordFile = join(cluster.directory, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const { uid, gid } = cluster.account
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid)

  const args = [
    ...['--pgdata', dataDirectoryOf(cluster.directory), '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=icu', '--icu-locale=en-US', '--username=postgres'],
    ...[`--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--set', 'scram_iterations=1'],
    ...(durable ? [] : ['--no-sync']),
  ]
  const { child, output } = await run(cluster, cluster.installation.initdb, args)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  cluster.guard.watch(null)
  if (child.exitCode !== 0) throw new Error(`initdb failed:\n${await output()}`)
  await rm(passwordFile)
}

/** Starts the server and waits until it takes connections. */
export async function launch(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const dataDirectory = dataDirectoryOf(cluster.directory)
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { child, output } = await run(cluster, cluster.installation.postgres, [
    ...['-D', dataDirectory],
    ...args,
  ])
  const pid = child.pid ?? 0
  const ended = once(child, 'exit').then(() => cluster.guard.watch(null))

  const deadline = performance.now() + 60_000
  while (child.exitCode === null && child.signalCode === null) {
    if (await isReady(dataDirectory, pid)) {
      child.unref()
      return { pid, ended }
    }
    if (performance.now() > deadline) child.kill('SIGQUIT')
    await pause(10)
  }
  const text = await output()
  const Failure = /address already in use|pre-existing shared memory/i.test(text)
    ? BusyError
    : Error
  throw new Failure(`PostgreSQL did not start:\n${text}`)
}

/** Its output goes to a file: a pipe would need a reader, which the caller may be too busy to be. */
async function run({ directory, account, guard }: Cluster, program: string, args: string[]) {
  const path = join(directory, 'log')
  const log = await open(path, 'a', 0o600)
  const { size: start } = await log.stat()
  const child: ChildProcess = spawn(program, args, {
    ...processOptions(account, directory),
    detached: process.platform !== 'win32',
    stdio: ['ignore', log.fd, log.fd],
  })
  if (child.pid !== undefined) guard.watch(child.pid)
  await Promise.all([once(child, 'spawn'), log.close()])
  const output = async () => (await readFile(path)).subarray(start).toString().slice(-4_000)
  return { child, output }
}

/** As pg_ctl does it: the lock file's first line is the process, its eighth says how far it is. */
async function isReady(dataDirectory: string, pid: number): Promise<boolean> {
  const lock = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = lock.split('\n')
  return lines[0] === String(pid) && /^(ready|standby)$/.test(lines[7]?.trim() ?? '')
}
