import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'

const searched = [process.env['PATH'] ?? '', '/usr/sbin', '/usr/local/sbin'].join(delimiter)

const environment = { ...process.env, PATH: searched, PYTHONDONTWRITEBYTECODE: '1' }

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, with a text for its standard input. */
export async function ran(
  program: string,
  args: readonly string[],
  { input = '', more = {} }: { input?: string; more?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const child = spawn(program, args, { env: { ...environment, ...more } })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  await once(child, 'close')
  return { code: child.exitCode, ...texts }
}

/** Starts a program that goes on; the caller ends it by the handle. */
export function started(program: string, args: readonly string[]) {
  return spawn(program, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What a program answers about its version, as the pattern finds it; null where there is none. */
export function versionOf(
  program: string,
  args: readonly string[],
  pattern = /\d+(?:\.\d+)+/,
): string | null {
  const { status, stdout } = spawnSync(program, args, { env: environment, encoding: 'utf8' })
  return status === 0 ? (pattern.exec(stdout)?.[0] ?? null) : null
}

/** The version of a package of Debian; null where it is not installed. */
export function packageVersion(name: string): string | null {
  const { status, stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' })
  if (status !== 0 || !/^Status: .* installed$/m.test(stdout)) return null
  return /^Version: (?:\d+:)?([\d.]+)/m.exec(stdout)?.[1] ?? null
}
