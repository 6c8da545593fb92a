import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { startCommandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

/** A service that answers when it is told to. */
let server: Server
let environment: Record<string, string>
let asked: PromiseWithResolvers<ServerResponse>
const directory = mkdtempSync(join(tmpdir(), 'countersign-interruption-'))

beforeAll(async () => {
  server = createServer((_, response) => asked.resolve(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  environment = { COUNTERSIGN_URL: `http://127.0.0.1:${String(port)}`, COUNTERSIGN_TOKEN: 'x' }
})
beforeEach(() => {
  asked = Promise.withResolvers()
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(directory, { recursive: true, force: true })
})

function start(...words: readonly string[]) {
  const child = startCommandLine(words, { environment })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  return { child, texts, closed: once(child, 'close') }
}

const interrupt = (child: ChildProcess) => child.kill('SIGINT')

it('ends a command that only reads, at once', async () => {
  const { child, texts, closed } = start('projects', 'list')
  await asked.promise
  interrupt(child)
  await closed
  expect({ code: child.exitCode, ...texts }).toEqual({ code: 130, stdout: '', stderr: '' })
})

it('waits for a change that is under way, whose secret would be lost', async () => {
  const { child, texts, closed } = start('keys', 'create', 'acme', '--json')
  const response = await asked.promise
  interrupt(child)
  await once(child.stderr, 'data')
  response.writeHead(201, { 'content-type': 'application/json' })
  response.end('{"key":{"id":"key_x"},"secret":"the-secret"}')
  await closed
  expect(child.exitCode).toBe(130)
  expect(JSON.parse(texts.stdout)).toMatchObject({ secret: 'the-secret' })
  expect(texts.stderr).toContain('finishing what is under way')
})

it('ends at the second time, and takes back the file that was to hold a secret', async () => {
  const path = join(directory, 'secret')
  const { child, closed } = start('keys', 'create', 'acme', '--secret-file', path)
  await asked.promise
  expect(statSync(path).size).toBe(0)
  interrupt(child)
  await once(child.stderr, 'data')
  interrupt(child)
  await closed
  expect(child.exitCode).toBe(130)
  expect(existsSync(path)).toBe(false)
})

it('is not needed when the reader of the output has gone', async () => {
  const { child, texts, closed } = start('projects', 'list', '--json')
  const response = await asked.promise
  child.stdout.destroy()
  const row = `{"slug":"${'x'.repeat(10_000)}"}`
  response.setHeader('content-type', 'application/json')
  response.end(`{"data":[${Array.from({ length: 100 }, () => row).join(',')}],"next_cursor":null}`)
  await closed
  expect({ code: child.exitCode, stderr: texts.stderr }).toEqual({ code: 0, stderr: '' })
})
