import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** What a program wrote, and how it ended. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs samples as a reader does: pasted into the program that reads the language. */
export const interpreters = {
  sh: (text: string) => run('bash', ['-c', text]),
  ts: (text: string) => run(process.execPath, ['--input-type=module-typescript', '-e', text]),
  python: (text: string) => run('python3', ['-c', text]),
} as const

/** Whether the machine has what a sample needs; Node it has. */
export const installed = {
  sh: answers('bash', '--version') && answers('curl', '--version'),
  ts: true,
  python: answers('python3', '--version'),
} as const

function answers(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).status === 0
}

async function run(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, ...texts }
}
