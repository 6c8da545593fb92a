import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { widthOf } from '../../packages/server/src/cli/output/table.ts'
import { controlOf, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { beside, jsonBeside } from './command-line.ts'
import { atTerminal, hasTerminals } from './pseudo-terminal.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

let service: TestService
let json: ReturnType<typeof jsonBeside>
let environment: Record<string, string>
const directory = mkdtempSync(join(tmpdir(), 'countersign-terminal-'))
const sequence = '\u001b['

beforeAll(async () => {
  service = await startTestService({ databaseUrl: null })
  environment = beside(service)
  json = jsonBeside(service)
  await json('projects', 'create', 'acme', '--name', 'Acme')
  await json(
    'keys',
    'create',
    'acme',
    '--name',
    'a key with a name that takes more room than there is',
  )
  await json('keys', 'create', 'acme', '--name', '密鑰 of wide letters', '--scopes', 'a,b,c')
})
afterAll(async () => {
  await service.remove()
  rmSync(directory, { recursive: true, force: true })
})

/** A person at a terminal; where there are no pseudo-terminals to be had, there is nothing to see. */
const cases: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'sees a table that fits, with ids that can be copied',
    async () => {
      const { screen } = await atTerminal(['keys', 'list', 'acme'], {
        environment: { ...environment, NO_COLOR: '1' },
        columns: 110,
      })
      const lines = screen.trimEnd().split('\n')
      expect(lines).toHaveLength(3)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(110)
      expect(lines[2]).toMatch(/^key_\w{16} {2}a key .*… {2}active/)
      expect(screen).not.toContain(sequence)
    },
  ],
  [
    'sees fields where even a narrow table would not fit',
    async () => {
      const { screen } = await atTerminal(['keys', 'list', 'acme'], { environment, columns: 60 })
      expect(screen).toMatch(/id.* key_\w{16}\n/)
      expect(screen).toMatch(/state.* active\n/)
    },
  ],
  [
    'sees colours, unless NO_COLOR is set',
    async () => {
      const words = ['projects', 'get', 'acme']
      expect((await atTerminal(words, { environment })).screen).toContain(`${sequence}32mactive`)
      const plain = await atTerminal(words, { environment: { ...environment, NO_COLOR: '1' } })
      expect(plain.screen).not.toContain(sequence)
    },
  ],
  [
    'types a credential that is not shown',
    async () => {
      const { secret } = await json('keys', 'create', 'acme')
      const { code, screen } = await atTerminal(['verify'], {
        environment,
        steps: [{ when: 'Credential', type: `${secret}\r` }],
      })
      expect(code).toBe(0)
      expect(screen).toContain('valid')
      expect(screen).not.toContain(secret)
    },
  ],
  [
    'types the token where none is found',
    async () => {
      const { code, screen } = await atTerminal(['projects', 'list'], {
        environment: { COUNTERSIGN_URL: service.controlUrl, NO_COLOR: '1' },
        steps: [{ when: 'Token for', type: `${service.adminKey}\r` }],
      })
      expect(code).toBe(0)
      expect(screen).toContain('acme')
      expect(screen).not.toContain(service.adminKey)
    },
  ],
  [
    'is asked before many keys are revoked, and may say no or leave',
    async () => {
      const { secret } = await json('keys', 'create', 'acme', '--environment', 'test')
      const words = ['keys', 'revoke-many', 'acme', '--environment', 'test']
      const answer = (type: string) =>
        atTerminal(words, { environment, steps: [{ when: 'Revoke them?', type }] })
      const no = await answer('n\r')
      expect(no).toMatchObject({ code: 1 })
      expect(no.screen).toContain('1 key of acme would be revoked')
      expect(no.screen).toContain('Nothing was changed')
      expect((await answer('\u0003')).code).toBe(130)
      expect(await verify(controlOf(service), secret)).toMatchObject({ valid: true })
      expect((await answer('y\r')).code).toBe(0)
      expect(await verify(controlOf(service), secret)).toMatchObject({ code: 'key_revoked' })
    },
  ],
  [
    'is asked what an installation shall be, and leaves without a trace',
    async () => {
      const place = join(directory, 'asked')
      const steps = [
        { when: 'In which directory?', type: `${place}\r` },
        { when: 'On which database?', type: '\r' },
        { when: 'In which dialect', type: '\r' },
        { when: 'As it is, or changed', type: '\r' },
      ]
      const left = [steps[0], { when: 'On which database?', type: '\u0003' }] as typeof steps
      expect((await atTerminal(['init'], { steps: left })).code).toBe(130)
      expect(existsSync(place)).toBe(false)
      expect((await atTerminal(['init'], { steps })).code).toBe(0)
      expect(readFileSync(join(place, 'admin-key'), 'utf8').trim()).toHaveLength(43)
    },
  ],
  [
    'sees what is waited for, and no trace of it at the end',
    async () => {
      const asked = Promise.withResolvers<ServerResponse>()
      const slow = createServer((_, response) => asked.resolve(response)).listen(0, '127.0.0.1')
      await once(slow, 'listening')
      const url = `http://127.0.0.1:${String((slow.address() as AddressInfo).port)}`
      const answer = (response: ServerResponse) =>
        response.setHeader('content-type', 'application/json').end('{"data":[],"next_cursor":null}')
      const { screen } = await atTerminal(['projects', 'list'], {
        environment: { COUNTERSIGN_URL: url, COUNTERSIGN_TOKEN: 'x', NO_COLOR: '1' },
        steps: [{ when: `Waiting for ${url}`, act: () => void asked.promise.then(answer) }],
      })
      slow.close()
      expect(screen).toMatch(/\[2KThere are no projects\.\n$/)
    },
  ],
]

it.each(hasTerminals ? cases : ([['has no pseudo-terminal here', async () => {}]] as const))(
  'somebody at a terminal %s',
  async (_, look) => look(),
)
