import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const entry = join(import.meta.dirname, '../../examples/run.ts')

/** `npm run example` with these words, and what it has printed so far. */
export function runExample(...words: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [entry, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (texts.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (texts.err += chunk.toString()))
  const closed = once(child, 'close')
  return { child, texts, ended: closed.then(() => child.exitCode) }
}
