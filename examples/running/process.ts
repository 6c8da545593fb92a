import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'

export interface ProcessWish {
  readonly name: string
  /** Node unless another is named. */
  readonly program?: string
  /** The script and its arguments. */
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** What it prints once it is ready; null: it says nothing, and is not waited for. */
  readonly readyText: string | null
  /** Hears what it prints after that, line by line. */
  readonly told: (line: string) => void
}

export interface RunningProcess {
  readonly name: string
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** SIGTERM; resolves when it has ended. */
  readonly stop: () => Promise<void>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

/**
 * Starts a program of this repository and waits until it is ready. It gets nothing of the environment
 * but what is given. Rejects with what it printed when it ends instead.
 */
export async function startProcess(wish: ProcessWish): Promise<RunningProcess> {
  const { name, program = process.execPath, words, environment, readyText, told } = wish
  const child = spawn(program, words, {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(() => {})
  const { promise: ready, resolve } = Promise.withResolvers<boolean>()
  let before = ''
  let isReady = readyText === null
  if (isReady) resolve(true)
  const hear = (chunk: Buffer): void => {
    if (isReady) {
      for (const line of chunk.toString().split('\n')) if (line !== '') told(line)
      return
    }
    before += chunk.toString()
    if (readyText === null || !before.includes(readyText)) return
    isReady = true
    resolve(true)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  void ended.then(() => resolve(false))
  if (!(await ready)) throw new Error(`${name} did not start.\n${before.trim()}`)
  const end = (signal: NodeJS.Signals) => (): Promise<void> => {
    child.kill(signal)
    return ended
  }
  return { name, ended, stop: end('SIGTERM'), kill: end('SIGKILL') }
}
