import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDirectory, serverAccount } from './account.ts'
import { areGone } from './processes.ts'

/** The owner's temporary directory, which shows what it leaves behind. */
let temporary: string

beforeEach(async () => {
  temporary = await makeDirectory(serverAccount())
  await chmod(temporary, 0o755)
})

afterEach(async () => {
  await rm(temporary, { recursive: true, force: true })
})

/** A process that starts a server and prints its process id, then runs `then`. */
function startOwner(then: string): ChildProcess {
  const module = pathToFileURL(join(import.meta.dirname, 'server.ts')).href
  const source = `
    import { startPostgres } from '${module}'
    const server = await startPostgres()
    process.stdout.write(String(server.pid))
    ${then}
  `
  const { PATH } = process.env
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: { PATH, TMPDIR: temporary, TEMP: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function pidPrintedBy(owner: ChildProcess): Promise<number> {
  if (owner.stdout === null) throw new Error('no output to read')
  const [printed] = (await once(owner.stdout, 'data')) as [Buffer]
  return Number(printed.toString())
}

async function isEmptied(withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while ((await readdir(temporary)).length > 0) {
    if (performance.now() > deadline) return false
    await pause(20)
  }
  return true
}

test.for(['', 'await server.suspend()', 'await server.kill()'])(
  'nothing is left when the owner is killed after "%s"',
  async (then) => {
    const owner = startOwner(`${then}\nprocess.stdout.write('!')\nsetInterval(() => {}, 1000)`)
    const pid = await pidPrintedBy(owner)
    if (then !== '') await pause(200)
    expect(await readdir(temporary)).toHaveLength(1)
    owner.kill('SIGKILL')
    expect(await isEmptied(10_000)).toBe(true)
    expect(await areGone([pid], 0)).toBe(true)
  },
)

test.for([100, 200, 300, 400])('nor when it is killed %i ms after its start', async (afterMs) => {
  const owner = startOwner('setInterval(() => {}, 1000)')
  await pause(afterMs)
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await pause(100)
  expect(await isEmptied(10_000)).toBe(true)
})

test('who forgets to stop the server can end, which stops it', async () => {
  const owner = startOwner('')
  const [, pid] = await Promise.all([once(owner, 'exit'), pidPrintedBy(owner)])
  expect(owner.exitCode).toBe(0)
  expect(await isEmptied(10_000)).toBe(true)
  expect(await areGone([pid], 0)).toBe(true)
})
