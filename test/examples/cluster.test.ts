import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startSmallBalancer } from '../../examples/cluster/small-balancer.ts'
import { freePorts } from '../service/service.ts'
import { runExample } from './run-example.ts'

it('shows that no node says yes after a revocation, also while one is dead, and leaves nothing', {
  timeout: 120_000,
}, async () => {
  const { child, texts, ended } = runExample('cluster', '--port', '0')
  const shows = (pattern: RegExp) =>
    expect.poll(() => texts.out, { timeout: 100_000 }).toMatch(pattern)
  await shows(/node 1 is killed\n.*2 3$/m)
  await shows(/node 1 is back\n.*1 2 3\n/)
  child.kill('SIGINT')
  expect(await ended, texts.err).toBe(0)

  const rows = [...texts.out.matchAll(/ ms +(\d+) +(\d+) +(\d+) +[\d ]+$/gm)]
  expect(rows.length).toBeGreaterThan(4)
  for (const [row, yesBefore, askedAfter, yesAfter] of rows) {
    expect([Number(yesBefore) > 0, Number(askedAfter) > 0, yesAfter], row).toEqual([
      ...[true, true],
      '0',
    ])
  }
  expect(texts.out).toMatch(/^\d+ keys revoked under \d+ verifications .* 0 were answered yes\.$/m)
  const url = /public +(http:\S+)/.exec(texts.out)?.[1] ?? ''
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(existsSync(/data +(\S+)/.exec(texts.out)?.[1] ?? '.')).toBe(false)
})

describe('the small balancer', () => {
  const serve = async (name: string): Promise<readonly [Server, number]> => {
    const server = createServer((_request, response) => {
      response.setHeader('connection', 'close').end(name)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return [server, (server.address() as { port: number }).port]
  }

  it('gives connections to all in turn, passes over who is dead, and closes when all are', async () => {
    const [[one, onePort], [two, twoPort]] = await Promise.all([serve('one'), serve('two')])
    const [port = 0] = await freePorts(1)
    const nodes = [onePort, twoPort]
    const balancer = await startSmallBalancer([{ name: 'both', port, nodes, readiness: nodes }])
    const heard = async () => (await fetch(`http://127.0.0.1:${port}`)).text()
    expect(new Set([await heard(), await heard()])).toEqual(new Set(['one', 'two']))
    one.close()
    expect([await heard(), await heard()]).toEqual(['two', 'two'])
    two.close()
    await expect(heard()).rejects.toThrow('fetch failed')
    await balancer.stop()
  })
})
