import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nonceOf } from './behaviours.ts'
import type { Arrived } from './canonical-reader.ts'
import {
  brokenSpellings,
  carelesslyRead,
  headerSpellings,
  isForbidden,
  isOurs,
} from './header-spellings.ts'
import { startNaiveProxy } from './naive-proxy.ts'
import { openRaw } from './raw-client.ts'
import { allowedPath, askPlainly, newNonce, type Struck } from './strike.ts'
import { startWorld, struckIn, type World } from './world.ts'

const spellings = headerSpellings()

/** Ways to send a header line; `$` is its name. */
const ways: Readonly<Record<string, (name: string, value: string) => string>> = {
  alone: (name, value) => `${name}: ${value}\r\n`,
  twice: (name, value) => `${name}: ${value}\r\n${name}: ${value}\r\n`,
  'named in Connection': (name, value) => `Connection: close, ${name}\r\n${name}: ${value}\r\n`,
  'empty, and once more': (name, value) => `${name}:\r\n${name}: ${value}\r\n`,
}

describe('a header that only the gateway may write', () => {
  let world: World
  let struck: Struck
  beforeAll(async () => {
    world = await startWorld(null)
    struck = struckIn(world)
  })
  afterAll(async () => {
    expect(world.service.output()).not.toMatch(/"level":[56]0/)
    await world.remove()
  })

  it.each(Object.keys(ways))('is believed in none of 200 spellings: %s', async (way) => {
    expect(spellings.length).toBeGreaterThan(200)
    expect((await believed(struck, ways[way] as (typeof ways)[string])).join('\n')).toBe('')
  })

  it.each(brokenSpellings)('is no header and ends the connection: %j', async (line) => {
    struck.upstream.forget()
    const nonce = newNonce('attack')
    const connection = await openRaw(struck.url)
    connection.write(
      `GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\n${struck.proof(nonce)}${line}\r\n\r\n`,
    )
    await connection.closed
    expect(connection.replies().map(({ status }) => status)).toEqual([400])
    expect(struck.upstream.arrived).toEqual([])
  })

  it('is not believed as a trailer', async () => {
    struck.upstream.forget()
    const connection = await openRaw(struck.url)
    const head = `POST ${allowedPath} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n`
    const coding = 'Transfer-Encoding: chunked\r\nTrailer: Countersign-Project\r\n'
    const content = '5\r\nhello\r\n0\r\nCountersign-Project: forged\r\n\r\n'
    connection.write(`${head}${struck.proof(newNonce('attack'))}${coding}\r\n${content}`)
    await connection.closed
    expect(struck.upstream.objections).toEqual([])
    expect(JSON.stringify(struck.upstream.arrived)).not.toContain('forged')
  })

  it('is there when the caller names it in Connection, and says who he is', async () => {
    struck.upstream.forget()
    const nonce = newNonce('attack')
    const names = [
      'Countersign-Project',
      'Countersign-Identity',
      'Countersign-Key',
      'X-Request-Id',
      'Via',
    ]
    const connection = await openRaw(struck.url)
    connection.write(
      `GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\nConnection: close, ${names.join(', ')}\r\n${struck.proof(nonce)}\r\n`,
    )
    await connection.closed
    const [arrived] = struck.upstream.arrived
    const { project_id: project, id } = world.caller.key
    expect(Object.fromEntries(arrived?.headers ?? [])).toMatchObject({
      'countersign-project': project,
      'countersign-key': id,
      'countersign-scopes': 'files',
      'x-request-id': expect.stringMatching(/^req_/),
      via: expect.stringContaining('countersign'),
    })
  })

  it('takes no credential along, however often it is sent', async () => {
    struck.upstream.forget()
    await askPlainly(struck)
    const connection = await openRaw(struck.url)
    const { secret } = world.caller
    connection.write(
      `GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAUTHORIZATION: Bearer ${secret}\r\n\r\n`,
    )
    await connection.closed
    expect(struck.upstream.arrived).toHaveLength(2)
    expect(JSON.stringify(struck.upstream.arrived)).not.toContain(secret)
  })

  it('is believed by who sits behind a proxy that strips exact names', async () => {
    const proxy = await startNaiveProxy(world.upstream)
    const found = await believed(proxy, ways['alone'] as (typeof ways)[string])
    expect(found.length).toBeGreaterThan(100)
    await proxy.close()
  })
})

/** The header lines of callers that an upstream would believe, of all spellings. */
async function believed(
  { url, upstream, proof }: Struck,
  way: (typeof ways)[string],
): Promise<readonly string[]> {
  upstream.forget()
  const connection = await openRaw(url)
  let asked = 0
  const nonces = new Map<string, string>()
  for (const { name, value } of spellings) {
    const nonce = newNonce('attack')
    nonces.set(nonce, name)
    const line = way(name, value)
    const one = line.includes('close') ? await openRaw(url) : connection
    one.write(`GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\n${proof(nonce)}${line}\r\n`)
    if (one === connection) asked++
    await one.answered(one === connection ? asked : 1)
    if (one !== connection) await one.closed
  }
  connection.end()
  await connection.closed
  const complaints = upstream.arrived.flatMap((request) =>
    objectionsTo(request).map((objection) => `${nonces.get(nonceOf(request)) ?? ''}: ${objection}`),
  )
  const missing = spellings.length - upstream.arrived.length
  return missing === 0 ? complaints : [...complaints, `${String(missing)} did not arrive`]
}

function objectionsTo({ headers }: Arrived): readonly string[] {
  const written = headers.filter(([name]) => isOurs(name)).map(([name]) => carelesslyRead(name))
  return [
    ...headers.filter(([name]) => isForbidden(name)).map(([name]) => `${name} arrived`),
    ...headers
      .filter(([, value]) => /forged|eyJhbGciOiJub25lIn0/.test(value))
      .map(([name]) => `${name} is the caller's`),
    ...written
      .filter((name, at) => written.indexOf(name) !== at)
      .map((name) => `${name} arrived twice`),
  ]
}
