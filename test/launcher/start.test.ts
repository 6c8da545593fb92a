import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRepository, start, startCommand, writeScript } from './repository.ts'

test("the script's exit code is the launcher's", async () => {
  const root = await makeRepository()
  await writeScript(root, 'process.exit(Number(process.argv[2]))')

  for (const code of [0, 1, 42]) {
    expect(await start(root, [String(code)]).ended).toMatchObject({ code })
  }
})

test('a signal that ends the script is reported as a shell would', async () => {
  const root = await makeRepository()
  await writeScript(root, "process.kill(process.pid, 'SIGKILL')")

  expect(await start(root).ended).toMatchObject({ code: 137 })
})

test('the script gets its arguments as they are, and the directory of the caller', async () => {
  const root = await makeRepository()
  const elsewhere = join(root, 'elsewhere')
  await mkdir(elsewhere)
  await writeScript(
    root,
    'console.log(JSON.stringify([process.argv.slice(2), process.cwd()])); console.error("aside")',
  )

  const args = ['--port', '8787', 'two words', '']
  const command = [process.execPath, '../runtime/run.mjs', 'script.mjs', ...args]
  const ended = await startCommand(command, elsewhere, {}).ended

  expect(JSON.parse(ended.stdout)).toEqual([args, elsewhere])
  expect(ended.stderr).toContain('aside')
})

test('a second start says nothing and needs no npm', async () => {
  const root = await makeRepository()
  await writeScript(root, 'console.log("started")')
  await start(root).ended

  const ended = await start(root, [], { npm_execpath: undefined, PATH: '' }).ended

  expect(ended).toEqual({ code: 0, stdout: 'started\n', stderr: '' })
})

test('without npm and with something to install, one sentence says what to do', async () => {
  const root = await makeRepository()
  await writeScript(root, '')
  await rm(join(root, 'node_modules'), { recursive: true, force: true })

  const ended = await start(root, [], { npm_execpath: undefined, PATH: '' }).ended

  expect(ended.code).toBe(1)
  expect(ended.stderr.split('\n').at(-2)).toBe(
    'Countersign needs npm, and there is none here: install Node 24 or newer.',
  )
})
