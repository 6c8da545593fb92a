import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

/** Says who called it, as the service would answer an empty list. */
let server: Server
let url: string
const authorizations: (string | undefined)[] = []
const directory = mkdtempSync(join(tmpdir(), 'countersign-access-'))
const data = join(directory, 'data')
const file = (name: string, text: string): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

beforeAll(async () => {
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization)
    response.setHeader('content-type', 'application/json').end('{"data":[],"next_cursor":null}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  await commandLine(['init', '--data', data, '--yes'])
  writeFileSync(join(data, 'admin-key'), 'the-admin-key\n')
})
afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The token that a command sends. */
async function sent(words: readonly string[], environment: Record<string, string>) {
  authorizations.length = 0
  const around = { environment: { COUNTERSIGN_URL: url, ...environment }, directory }
  const ended = await commandLine(['projects', 'list', ...words], around)
  return { ...ended, tokens: authorizations.map((one) => one?.replace('Bearer ', '')) }
}

describe('the token', () => {
  it.each([
    [['--token-file', 'F'], { COUNTERSIGN_TOKEN: 'of-variable', DATA_DIR: 'D' }, 'of-file'],
    [['--data', 'D'], { COUNTERSIGN_TOKEN: 'of-variable' }, 'the-admin-key'],
    [[], { COUNTERSIGN_TOKEN: 'of-variable', DATA_DIR: 'D' }, 'of-variable'],
    [[], { COUNTERSIGN_TOKEN_FILE: 'F', DATA_DIR: 'D' }, 'of-file'],
    [[], { COUNTERSIGN_ADMIN_KEY: 'of-the-service', DATA_DIR: 'D' }, 'of-the-service'],
    [[], { COUNTERSIGN_ADMIN_KEY_FILE: 'F' }, 'of-file'],
    [[], { DATA_DIR: 'D' }, 'the-admin-key'],
  ])('is found by %j and %j: %s', async (words, environment, token) => {
    const path = file('token', ' of-file \n')
    const real = (text: string) => (text === 'F' ? path : text === 'D' ? data : text)
    const variables = Object.entries(environment).map(([name, value]) => [name, real(value)])
    const { code, tokens } = await sent(words.map(real), Object.fromEntries(variables))
    expect({ code, tokens }).toEqual({ code: 0, tokens: [token] })
  })

  it('of this installation is not sent to another machine', async () => {
    // Any address of this machine but loopback is another machine's, as far as can be told.
    const elsewhere = url.replace('127.0.0.1', '0.0.0.0')
    const owned: Record<string, string>[] = [
      { DATA_DIR: data },
      { COUNTERSIGN_ADMIN_KEY: 'of-the-service' },
    ]
    for (const own of owned) {
      const { code, tokens } = await sent(['--url', elsewhere], own)
      expect({ code, tokens }).toEqual({ code: 1, tokens: [] })
    }
    const { tokens, stderr } = await sent(['--url', elsewhere, '--data', data], {})
    expect(tokens).toEqual(['the-admin-key'])
    expect(stderr).toContain('not encrypted')
  })

  it('that is missing is asked for in a sentence', async () => {
    const { code, stdout, stderr } = await sent([], {})
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^countersign: .*COUNTERSIGN_TOKEN.*--token-file.*--data.*\.\n$/)
  })

  it('that could not stand in a header is named by its place, never shown', async () => {
    const { code, stderr, tokens } = await sent([], { COUNTERSIGN_TOKEN: 'two\nlines-of-it' })
    expect({ code, tokens }).toEqual({ code: 1, tokens: [] })
    expect(stderr).toContain('COUNTERSIGN_TOKEN')
    expect(stderr).not.toContain('lines-of-it')
  })

  it('in a file that can not be read, or in no directory, is said to be so', async () => {
    const absent = join(directory, 'absent')
    expect((await sent(['--token-file', absent], {})).stderr).toContain('ENOENT')
    expect((await sent(['--data', absent], {})).stderr).toContain('no admin key in')
  })
})

describe('the address', () => {
  it.each(['not an address', 'ftp://127.0.0.1', 'http://user@127.0.0.1'])(
    'may not be %s',
    async (address) => {
      const { code, tokens } = await sent(['--url', address], { COUNTERSIGN_TOKEN: 'x' })
      expect({ code, tokens }).toEqual({ code: 2, tokens: [] })
    },
  )

  it('that nobody listens on is said to be so, without a stack', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    const nobody = `http://127.0.0.1:${String(port)}`
    const { code, stderr } = await sent(['--url', nobody], { COUNTERSIGN_TOKEN: 'x-y-z' })
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^countersign: The service at \S+ can not be reached \(ECONNREFUSED\).*\n$/,
    )
    const debug = await sent(['--url', nobody], { COUNTERSIGN_TOKEN: 'x-y-z', DEBUG: '1' })
    expect(debug.stderr).toContain('\n    at ')
    expect(debug.stderr).not.toContain('x-y-z')
  })
})
