import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { endTree } from './processes.ts'

/*
 * Runs beside the server, as a process of its own, and removes it with all its files once the
 * process that started it closes the pipe: because it says so, or because it is no more, however
 * it ended. Each line names the process to end then, 0 for none.
 */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => undefined)
}

const directory = process.argv[2]
if (directory === undefined) throw new Error('which directory?')

let pid = 0
for await (const line of createInterface({ input: process.stdin })) pid = Number(line)

if (pid > 0) await endTree(pid, 'SIGQUIT', 3_000)
await releaseSharedMemory(directory)
await rm(directory, { recursive: true, force: true, maxRetries: 10 })

/**
 * A killed server leaves a segment to the system, 56 bytes in size, and its lock file naming it in
 * its seventh line; one that ended in order leaves neither. Where there is no ipcrm, it stays.
 */
async function releaseSharedMemory(directory: string): Promise<void> {
  const lock = await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '')
  const segment = lock.split('\n')[6]?.trim().split(/\s+/)[1]
  if (segment === undefined) return
  await promisify(execFile)('ipcrm', ['-m', segment]).catch(() => undefined)
}
