import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'

export interface ProcessWish {
  readonly name: string
  /** The script and its arguments. */
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** What it prints once it is ready. */
  readonly readyText: string
  /** Hears what it prints after that, line by line. */
  readonly told: (line: string) => void
}

export interface RunningProcess {
  readonly name: string
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** SIGTERM; resolves when it has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a program of this repository and waits until it is ready. It gets nothing of the environment
 * but what is given. Rejects with what it printed when it ends instead.
 */
export async function startProcess(wish: ProcessWish): Promise<RunningProcess> {
  const { name, words, environment, readyText, told } = wish
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(() => {})
  const { promise: ready, resolve } = Promise.withResolvers<boolean>()
  let before = ''
  let isReady = false
  const hear = (chunk: Buffer): void => {
    if (isReady) {
      for (const line of chunk.toString().split('\n')) if (line !== '') told(line)
      return
    }
    before += chunk.toString()
    if (!before.includes(readyText)) return
    isReady = true
    resolve(true)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  void ended.then(() => resolve(false))
  if (!(await ready)) throw new Error(`${name} did not start.\n${before.trim()}`)
  return {
    name,
    ended,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
