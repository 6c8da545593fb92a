import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeRepository, start, startCommand, textOf, until, writeScript } from './repository.ts'

// Notes every signal, and takes a moment to drain.
const server = `
  import { appendFileSync } from 'node:fs'
  const note = (text) => appendFileSync('log', text + '\\n')
  const alive = setInterval(() => {}, 1_000)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      note(signal)
      setTimeout(() => {
        note('drained')
        process.exit(7)
      }, 300)
    })
  }
  note('serving')
`

describe.skipIf(process.platform === 'win32')('where there are signals (not on Windows)', () => {
  test.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s lets the script drain', async (signal) => {
    const { root, log } = await makeServer()
    const launcher = start(root)
    await until(async () => (await log()).includes('serving'))

    launcher.child.kill(signal)

    expect(await launcher.ended).toMatchObject({ code: 7 })
    expect(await log()).toBe(`serving\n${signal}\ndrained\n`)
  })

  const launch = `"${process.execPath}" runtime/run.mjs script.mjs`
  test.for([
    ['npm', `exec ${launch}`],
    ['the npm behind a shell', `${launch}; exit $?`],
  ] as const)('the script is told when %s is killed', async ([, command]) => {
    const { root, log } = await makeServer()
    const run = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(command)}])`
    const npm = startCommand([process.execPath, '-e', run], root, { npm_lifecycle_event: 'start' })
    await until(async () => (await log()).includes('serving'))

    npm.child.kill('SIGKILL')

    await until(async () => (await log()).includes('drained'))
    expect(await log()).toBe('serving\nSIGTERM\ndrained\n')
  })

  test('without npm the script outlives whoever started it', async () => {
    const { root, log } = await makeServer()
    const run = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(launch)}])`
    const parent = startCommand([process.execPath, '-e', run], root, {})
    await until(async () => (await log()).includes('serving'))

    parent.child.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 1_000))

    expect(await log()).toBe('serving\n')
  })
})

async function makeServer() {
  const root = await makeRepository()
  await writeScript(root, server)
  return { root, log: () => textOf(join(root, 'log')) }
}
