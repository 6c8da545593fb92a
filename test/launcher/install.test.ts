import { spawnSync } from 'node:child_process'
import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRepository, start, textOf, until, writeScript } from './repository.ts'
import { standInNpm } from './stand-ins.ts'

const announcement = 'Installing the dependencies'

test('two first starts at once both succeed, and one of them installs', async () => {
  const root = await makeRepository({ 'dev-only': 'file:dev-only' })
  await writeScript(root, "await import('dev-only/package.json', { with: { type: 'json' } })")

  const both = await Promise.all([start(root).ended, start(root).ended])

  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.filter(({ stderr }) => stderr.includes(announcement))).toHaveLength(1)
})

test('settings for production do not leave out what development needs', async () => {
  const root = await makeRepository({ 'dev-only': 'file:dev-only' })
  await writeScript(root, 'console.log(process.env.NODE_ENV)')

  const ended = await start(root, [], {
    NODE_ENV: 'production',
    npm_config_omit: 'dev optional',
    npm_config_production: 'true',
    npm_config_only: 'production',
    npm_config_optional: 'false',
    npm_config_loglevel: 'silent',
  }).ended

  expect(ended).toMatchObject({ code: 0, stdout: 'production\n' })
  expect((await stat(join(root, 'node_modules/dev-only'))).isDirectory()).toBe(true)
})

test('another lock file, or a removed node_modules, is installed again', async () => {
  const root = await makeRepository()
  await writeScript(root, '')
  expect((await start(root).ended).stderr).toContain(announcement)

  await appendFile(join(root, 'package-lock.json'), '\n')
  expect((await start(root).ended).stderr).toContain(announcement)
  expect((await start(root).ended).stderr).toBe('')

  await rm(join(root, 'node_modules'), { recursive: true })
  expect((await start(root).ended).stderr).toContain(announcement)
})

test('an install that fails shows what npm said, and the next start tries again', async () => {
  const root = await makeRepository({ 'dev-only': 'file:dev-only' })
  await writeScript(root, '')
  const good = await readFile(join(root, 'package-lock.json'), 'utf8')
  await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{"":{}}}')

  const failed = await start(root, [], { npm_config_loglevel: 'silent' }).ended
  expect(failed.code).toBe(1)
  expect(failed.stderr).toContain('npm error')
  expect(failed.stderr).toContain('npm could not install the dependencies of Countersign (EUSAGE).')

  await writeFile(join(root, 'package-lock.json'), good)
  expect(await start(root).ended).toMatchObject({ code: 0 })
})

test('the lock of a launcher that has died is taken over', async () => {
  const root = await makeRepository()
  await writeScript(root, '')
  const dead = spawnSync(process.execPath, ['--version']).pid
  await mkdir(join(root, '.runtime'))
  await writeFile(join(root, '.runtime/lock'), `${dead} `)

  const ended = await Promise.all([start(root).ended, start(root).ended, start(root).ended])

  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(ended.filter(({ stderr }) => stderr.includes(announcement))).toHaveLength(1)
  expect(await textOf(join(root, '.runtime/lock'))).toBe('')
})

test('when a launcher is killed, the next one waits for the npm that it left behind', async () => {
  const root = await makeRepository()
  await writeScript(root, '')
  const npm = await standInNpm(root, { takesMs: 1_000 })
  const first = start(root, [], { npm_execpath: npm.path })
  await until(async () => (await textOf(npm.log)) !== '')
  first.child.kill('SIGKILL')

  const second = await start(root, [], { npm_execpath: npm.path }).ended

  expect(second.code).toBe(0)
  const asked = '--loglevel=error ci --include=dev --include=optional --no-audit --no-fund'
  expect(await textOf(npm.log)).toBe(`${asked}\ndone\n${asked}\ndone\n`)
})

test('SIGTERM while installing ends npm too, and leaves neither lock nor stamp', async () => {
  const root = await makeRepository()
  await writeScript(root, 'console.log("started")')
  const npm = await standInNpm(root, { takesMs: 20_000 })
  const first = start(root, [], { npm_execpath: npm.path })
  await until(async () => (await textOf(npm.log)) !== '')
  first.child.kill('SIGTERM')

  expect(await first.ended).toMatchObject({ code: 143, stdout: '' })
  expect(await textOf(join(root, '.runtime/lock'))).toBe('')
  expect(await start(root).ended).toMatchObject({ code: 0, stdout: 'started\n' })
})
