import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestService } from '../service/service.ts'

export const entry = join(import.meta.dirname, '../../packages/server/src/cli/index.ts')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Around {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  readonly directory?: string
}

/** Starts the command line as a user does, with an environment of its own. */
export function startCommandLine(
  words: readonly string[],
  { environment = {}, directory = tmpdir() }: Around = {},
) {
  return spawn(process.execPath, [entry, ...words], {
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs the command line to its end. */
export async function commandLine(words: readonly string[], around: Around = {}): Promise<Ended> {
  const child = startCommandLine(words, around)
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  // A command that reads nothing may have ended before.
  child.stdin.on('error', () => {})
  child.stdin.end(around.input ?? '')
  await once(child, 'close')
  return { code: child.exitCode, ...texts }
}

/** The environment of a person on the machine of an embedded installation. */
export function beside({ controlUrl, directory }: TestService): Record<string, string> {
  return { COUNTERSIGN_URL: controlUrl, DATA_DIR: directory }
}

/** Runs a command that must be done, beside a service. */
export function besideService(service: TestService) {
  return async (...words: readonly string[]): Promise<Ended> =>
    done(commandLine(words, { environment: beside(service) }))
}

/** The same with `--json`; what it printed, parsed. */
export function jsonBeside(service: TestService) {
  const run = besideService(service)
  return async (...words: readonly string[]) => JSON.parse((await run(...words, '--json')).stdout)
}

async function done(ended: Promise<Ended>): Promise<Ended> {
  const { code, stderr } = await ended
  if (code !== 0) throw new Error(`exit code ${String(code)}: ${stderr}`)
  return ended
}
