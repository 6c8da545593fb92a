import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { runExample } from './run-example.ts'

it('lists the examples when none is named', async () => {
  const { texts, ended } = runExample()
  expect(await ended).toBe(0)
  for (const name of ['convexity', 'classic', 'convoy', 'chronos', 'axelered', 'cluster']) {
    expect(texts.out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
  }
})

it.each([
  [['convy'], 'There is no example called convy; there is convexity, classic, convoy, chronos'],
  [['convoy', 'classic'], 'One example at a time: convoy'],
  [['convoy', '--port', 'x'], '--port is not usable'],
  [['convoy', '--prot', '1'], "Unknown option '--prot'"],
])('refuses %j in a sentence', async (words, sentence) => {
  const { texts, ended } = runExample(...words)
  expect(await ended).toBe(2)
  expect(texts.out).toBe('')
  expect(texts.err).toContain(sentence)
})

it.each(['SIGINT', 'SIGTERM'] as const)(
  'runs until %s, and leaves nothing',
  { timeout: 60_000 },
  async (signal) => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }

    // the port that is wished for is taken: it takes another
    const { child, texts, ended } = runExample('convoy', '--port', String(port))
    await expect.poll(() => texts.out, { timeout: 55_000 }).toContain('Ctrl-C ends everything.')
    const url = /public +(http:\S+)/.exec(texts.out)?.[1] ?? ''
    const directory = /data +(\S+)/.exec(texts.out)?.[1] ?? ''
    expect(new URL(url).port).not.toBe(String(port))
    expect(existsSync(directory)).toBe(true)
    expect((await ask(`${url}/cargo/1/tracking`)).status).toBe(401)

    child.kill(signal)
    expect(await ended, texts.err).toBe(0)
    expect(existsSync(directory)).toBe(false)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    taken.close()
  },
)
