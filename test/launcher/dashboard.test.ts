import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startTestService } from '../service/service.ts'
import { makeRepository, startCommand, textOf } from './repository.ts'

const ours = join(import.meta.dirname, '../..')

/** A repository with a dashboard to build, by a bundler that notes each build of it and of the portal. */
async function makeDashboardRepository({ fails = false } = {}) {
  const root = await makeRepository({ vite: '1.0.0' })
  const log = join(root, 'builds')
  await mkdir(join(root, 'vite/bin'))
  await writeFile(
    join(root, 'vite/bin/vite.js'),
    `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
    const isPortal = process.argv.includes('vite.portal.config.ts')
    const folder = isPortal ? 'dist/portal' : 'dist'
    if (!isPortal) appendFileSync(${JSON.stringify(log)}, 'begun ')
    setTimeout(() => {
      if (${String(fails)}) process.exit(1)
      mkdirSync(folder, { recursive: true })
      writeFileSync(folder + '/index.html', '')
      appendFileSync(${JSON.stringify(log)}, isPortal ? 'portal ' : 'done ')
    }, 300)`,
  )
  await mkdir(join(root, 'packages/dashboard/src'), { recursive: true })
  await writeFile(join(root, 'packages/dashboard/src/main.tsx'), 'first')
  await mkdir(join(root, 'packages/server/src/cli'), { recursive: true })
  const program = `const { existsSync, readFileSync } = require('node:fs')
    const log = ${JSON.stringify(log)}
    console.log('serves after ' + (existsSync(log) ? readFileSync(log, 'utf8').trim() : 'nothing'))`
  await writeFile(join(root, 'packages/server/src/cli/index.ts'), program)
  const serve = (command = 'serve') => {
    const words = ['runtime/run.mjs', 'packages/server/src/cli/index.ts', command]
    return startCommand([process.execPath, ...words], root, {}).ended
  }
  return { root, serve, builds: () => textOf(log) }
}

test('the dashboard is built before it is served, and again when its sources have changed', async () => {
  const { root, serve, builds } = await makeDashboardRepository()
  expect((await serve('keys')).stdout).toBe('serves after nothing\n')
  expect(await serve()).toMatchObject({ code: 0, stdout: 'serves after begun done portal\n' })
  expect((await serve()).stderr).toBe('')
  expect(await builds()).toBe('begun done portal ')

  await writeFile(join(root, 'packages/dashboard/src/main.tsx'), 'second')
  expect((await serve()).stderr).toContain('Building the dashboard …')
  await rm(join(root, 'packages/dashboard/dist'), { recursive: true })
  await serve()
  await serve()
  expect(await builds()).toBe('begun done portal '.repeat(3))
})

test('two that start at the same time build it once, and both wait for it', async () => {
  const { serve, builds } = await makeDashboardRepository()
  const both = await Promise.all([serve(), serve()])
  expect(both.map(({ stdout }) => stdout)).toEqual(
    Array(2).fill('serves after begun done portal\n'),
  )
  expect(await builds()).toBe('begun done portal ')
})

test('one that can not be built is said, and all else is served', async () => {
  const { serve } = await makeDashboardRepository({ fails: true })
  const ended = await serve()
  expect(ended).toMatchObject({ code: 0, stdout: 'serves after begun\n' })
  expect(ended.stderr).toContain('The dashboard could not be built.')
})

test('a service without a built dashboard says so in one line', async () => {
  const root = await mkdtemp(join(tmpdir(), 'countersign-unbuilt-'))
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 3 }))
  await cp(join(ours, 'packages/server'), join(root, 'packages/server'), { recursive: true })
  const modules = join(root, 'node_modules')
  await mkdir(join(modules, '@countersign/dashboard'), { recursive: true })
  await writeFile(join(modules, '@countersign/dashboard/package.json'), '{"type":"module"}')
  for (const name of await readdir(join(ours, 'node_modules'))) {
    if (name === '@countersign') continue
    await symlink(join(ours, 'node_modules', name), join(modules, name))
  }
  for (const name of ['core', 'client']) {
    await symlink(join(ours, 'packages', name), join(modules, '@countersign', name))
  }
  const entry = join(root, 'packages/server/src/cli/index.ts')
  const service = await startTestService({ databaseUrl: null, entry })
  onTestFinished(() => service.remove())

  const lines = service.output().split('\n')
  expect(lines.filter((line) => line.includes('dashboard'))).toEqual([
    expect.stringMatching(/dashboard +has not been built: all else is served/),
  ])
  expect((await fetch(`${service.controlUrl}/livez`)).status).toBe(200)
  expect((await fetch(`${service.controlUrl}/dashboard/`)).status).toBe(404)
})
