import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processOptions } from './account.ts'

/** Our end of the guardian. */
export interface Guard {
  /** Names the process that must not outlive us; null when there is none. */
  watch(pid: number | null): void
  /** Ends the watched process and removes the directory. */
  finish(): Promise<void>
}

/**
 * Starts the guardian of a directory. It doesn't keep this process alive: who forgets to stop the
 * server can still end, which stops it. A session of its own keeps Ctrl-C in the terminal from it.
 */
export async function startGuard(directory: string): Promise<Guard> {
  const program = join(import.meta.dirname, 'guardian.ts')
  const child = spawn(process.execPath, [program, directory], {
    ...processOptions({}, tmpdir()),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  await once(child, 'spawn')
  const exited = once(child, 'exit') as Promise<[number | null]>
  const pipe = child.stdin as typeof child.stdin & { unref(): void }
  pipe.on('error', () => undefined)
  pipe.unref()
  child.unref()

  return {
    watch(pid) {
      pipe.write(`${pid ?? 0}\n`)
    },
    async finish() {
      child.ref()
      pipe.end()
      const [code] = await exited
      if (code !== 0) throw new Error(`the guardian of ${directory} failed; it may be left behind`)
    },
  }
}
