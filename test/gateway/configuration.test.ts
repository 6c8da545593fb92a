import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { convoy } from '../../packages/server/src/contracts/convoy.ts'
import { readGateway } from '../../packages/server/src/gateway/read-gateway.ts'
import { runCommand } from '../service/service.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-configuration-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The lines of a start that says no to a gateway, written as it would be in a file. */
async function refusedStart(
  gateway: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const file = join(folder, 'countersign.config.ts')
  writeFileSync(
    file,
    `export { convoy as default } from 'countersign/contract'\nexport const gateway = ${gateway}\n`,
  )
  const args = ['serve', '--port', '0', '--control-port', '0', '--data', join(folder, 'data')]
  const { code, stdout, stderr } = await runCommand([...args, '--contract', file], environment)
  expect(code).toBe(1)
  expect(stdout).toBe('')
  return stderr
}

const api = { upstreams: { api: { targets: ['http://127.0.0.1:9000'] } } }
const plain = { methods: ['GET'], path: '/x', upstream: 'api' }
const route = (more: object) => ({ ...api, routes: [{ ...plain, ...more }] })
const to = (target: string) => ({ upstreams: { api: { targets: [target] } } })

describe('a gateway with mistakes is refused, with a line for each', () => {
  it.each([
    [1, 'gateway: expected an object, and it is a number'],
    [{}, 'gateway.upstreams: expected an object, and it is absent'],
    [{ ...api, more: 1 }, 'gateway.more: no such member'],
    [{ upstreams: { api: { targets: [] } } }, 'gateway.upstreams.api.targets: expected at least'],
    [to('http://h:1/path'), 'gateway.upstreams.api.targets[0]: expected an origin'],
    [to('http://user:secret@h:1'), 'gateway.upstreams.api.targets[0]: expected an origin'],
    [to('ftp://h:1'), 'gateway.upstreams.api.targets[0]: expected an origin'],
    [{ ...api, contractRoutes: 'other' }, 'gateway.contractRoutes: other is not among upstreams'],
    [route({ upstream: 'other' }), 'gateway.routes[0].upstream: other is not among upstreams'],
    [route({ cost: 0 }), 'gateway.routes[0].cost: expected a whole number from 1'],
    [route({ methods: [] }), 'gateway.routes[0].methods: expected at least one method, or "all"'],
    [route({ methods: 'some' }), 'gateway.routes[0].methods: expected "all" or a list of methods'],
    [route({ path: '/a/*/b' }), 'gateway.routes[0].path: segments have letters'],
    [route({ path: '/a/../b' }), 'gateway.routes[0].path: segments have letters'],
    [route({ path: '/a//b' }), 'gateway.routes[0].path: segments have letters'],
    [route({ path: '/a%20b' }), 'gateway.routes[0].path: segments have letters'],
    [route({ open: true, scopes: ['a'] }), 'gateway.routes[0].open: a route that asks for no'],
    [route({ project: 'id' }), 'gateway.routes[0].project: the path has no segment {id}'],
    [route({ capabilities: ['a'] }), 'gateway.routes[0].capabilities: only products grant them'],
    [route({ cors: { origins: [] } }), 'gateway.routes[0].cors.origins: expected at least one'],
    [route({ cors: { origins: ['*'] } }), 'gateway.routes[0].cors.origins[0]: expected an origin'],
    [
      {
        ...api,
        routes: [
          { ...plain, methods: 'all', path: '/x/{a}' },
          { ...plain, path: '/X/{b}/' },
        ],
      },
      'gateway.routes[1].path: routes[0] has this route',
    ],
  ])('%j', (gateway, mistake) => {
    const read = readGateway(gateway, convoy)
    const mistakes = 'mistakes' in read ? read.mistakes.join('\n') : ''
    expect(mistakes).toContain(mistake)
    expect(mistakes).not.toContain('secret')
  })

  it('at the start', async () => {
    const said = await refusedStart(`{ upstreams: {}, contractRoutes: 'other' }`)
    expect(said).toContain('\n  gateway.contractRoutes: other is not among upstreams\n')
  })

  it('or with an upstream of its own besides', async () => {
    const said = await refusedStart('{ upstreams: {} }', { UPSTREAM: 'http://127.0.0.1:9000' })
    expect(said).toMatch(/UPSTREAM and the gateway of .* both say where requests go/)
  })

  it('or an upstream that is no origin', async () => {
    const { code, stderr } = await runCommand(['serve', '--upstream', 'http://127.0.0.1:9000/x'])
    expect(code).toBe(1)
    expect(stderr).toContain('UPSTREAM is not usable: expected an origin')
  })
})
