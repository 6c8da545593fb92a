import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Control, controlOf, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** A data directory, what was acknowledged of it, and whoever serves it at the moment. */
export interface Installation {
  readonly directory: string
  /** Keys by their secrets, and what a verification must say of them; null: it may say either. */
  readonly keys: Map<string, { readonly id: string; state: 'valid' | 'key_revoked' | null }>
}

export function newInstallation(directory = mkdtempSync(join(tmpdir(), 'countersign-fault-'))) {
  const keys: Installation['keys'] = new Map()
  return { directory, keys }
}

/** Whether a program can be run here. */
export function has(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether this machine lets us put faults into system calls. */
export const canInject = has('strace', '-f', '-o', '/dev/null', '-e', 'trace=write', 'true')

/** Serves it. */
export function serve(
  { directory }: Installation,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  return startTestService({ databaseUrl: null, directory, environment })
}

/**
 * The same, but that calls of the system for the files of the database fail as `injected` says. Null:
 * it did not get as far as to be ready.
 */
export async function serveFaulty({ directory }: Installation, injected: string) {
  const calls = injected.split(':')[0] ?? ''
  const files = ['', '-wal', '-shm'].map((end) => join(directory, `countersign.sqlite${end}`))
  const starting = startTestService({
    databaseUrl: null,
    directory,
    startedBy: [
      ...['strace', '-f', '-o', '/dev/null', ...files.flatMap((file) => ['-P', file])],
      ...['-e', `trace=${calls}`, '-e', `inject=${injected}`],
    ],
  })
  const service = await starting.catch(() => null)
  return service === null ? null : { service, kill: () => killBelow(service) }
}

/** strace would leave behind what it watches. */
async function killBelow({ pid, kill }: TestService): Promise<void> {
  const children = `/proc/${String(pid)}/task/${String(pid)}/children`
  const found = existsSync(children) ? readFileSync(children, 'utf8') : ''
  for (const one of found.split(' ').filter((text) => Number(text) > 1)) {
    try {
      process.kill(Number(one), 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  await kill()
}

/** Makes and revokes keys until something is not acknowledged; the status that was answered, or null. */
export async function changeUntilRefused(
  control: Control,
  { keys }: Installation,
  most: number,
): Promise<number | null> {
  for (let count = 0; count < most; count++) {
    const slug = `p${String(keys.size)}-${String(Date.now())}`
    const project = await control('/v1/projects', { json: { slug, name: slug } }).catch(() => null)
    if (project?.status !== 201) return project?.status ?? null
    const metadata = { filling: 'x'.repeat(2_000) }
    const made = await control(`/v1/projects/${slug}/keys`, { json: { metadata } }).catch(
      () => null,
    )
    if (made?.status !== 201) return made?.status ?? null
    const key = { id: String(made.body.key.id), state: 'valid' as 'valid' | 'key_revoked' | null }
    keys.set(String(made.body.secret), key)
    if (count % 2 === 1) continue
    key.state = null
    const revoked = await control(`/v1/keys/${key.id}/revoke`, { json: {} }).catch(() => null)
    if (revoked?.status !== 200) return revoked?.status ?? null
    key.state = 'key_revoked'
  }
  return 200
}

/** What is not as it was acknowledged, in words. */
export async function lost(control: Control, { keys }: Installation): Promise<readonly string[]> {
  const found: string[] = []
  for (const [secret, { id, state }] of keys) {
    const { code } = await verify(control, secret)
    const isKnown = code === 'valid' || code === 'key_revoked'
    if (state === null ? !isKnown : code !== state) found.push(`${id} is ${code}`)
  }
  const { body } = await control('/v1/audit/verify', { json: {} })
  if (body.valid !== true) found.push('the audit trail is broken')
  return found
}

/** Serves it as it is now, without faults, and compares. */
export async function compare(installation: Installation): Promise<readonly string[]> {
  const service = await serve(installation)
  try {
    return await lost(controlOf(service), installation)
  } finally {
    await service.stop()
  }
}

export function removeInstallation({ directory }: Installation): void {
  rmSync(directory, { recursive: true, force: true })
}
