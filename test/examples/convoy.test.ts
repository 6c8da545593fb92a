import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCargoHold } from '../../examples/convoy/cargo.ts'
import { createCourier } from '../../examples/convoy/courier.ts'
import { convoyExample } from '../../examples/convoy/example.ts'
import { proofsOf } from '../conformance/contracts/proves.ts'
import { convoySentences } from '../conformance/contracts/sentences/convoy.ts'
import { ask } from '../service/api.ts'
import { pasteOne } from './pasted.ts'
import { startedOnce } from './started.ts'

const proves = proofsOf(convoySentences)
const started = startedOnce(convoyExample)
const { value } = started

/** Loads cargo with a key; the reply. */
function load(key: string, json: object) {
  return ask(`${started.running().publicUrl}/cargo/load`, {
    json,
    headers: { 'x-api-key': value(key) },
  })
}

function track(id: string, key = own) {
  return ask(`${started.running().publicUrl}/cargo/${id}/tracking`, {
    headers: { 'x-api-key': value(key) },
  })
}

/** The status of cargo once it is not `loaded` any more. */
async function settled(id: string): Promise<string> {
  for (;;) {
    const { status } = (await track(id)).body
    if (status !== 'loaded') return String(status)
    await sleep(50)
  }
}

const own = 'convoy_sk_your_key_here'

proves('D8', async () => {
  const page = `curl -X POST https://api.cnvy.ai/cargo/load \\
  -H "Content-Type: application/json" \\
  -H "X-API-Key: convoy_sk_your_key_here" \\
  -d '{
    "params": {"model": "claude-sonnet-4-5", "messages": ["a", "b"]},
    "callback_url": "https://example.com/callback"
  }'`
  const { publicUrl } = started.running()
  const here = { 'https://api.cnvy.ai': publicUrl, 'https://example.com': value('RECEIVER_URL') }
  const loaded = await pasteOne(started.filled(page, here))
  expect(loaded).toMatchObject({
    status: 202,
    body: { cargo_id: expect.stringMatching(/^crg_/), status: 'loaded' },
  })
  expect(Object.keys(loaded.body)).toEqual(['cargo_id', 'status'])

  const id = String(loaded.body.cargo_id)
  expect(await settled(id)).toBe('delivered')
  const tracked = await track(id)
  expect(tracked.status).toBe(200)
  expect(Object.keys(tracked.body)).toEqual(['cargo_id', 'status', 'created_at'])
  expect(Date.parse(tracked.body.created_at)).toBeLessThanOrEqual(Date.now())
  const called = { cargo_id: id, status: 'processed' }
  const result = { model: 'claude-sonnet-4-5', messages: 2 }
  await expect
    .poll(() => started.lines, { timeout: 25_000 })
    .toContain(`[receiver] called back: ${JSON.stringify({ ...called, result })}`)
})

proves('F16', async () => {
  const wish = { params: {}, callback_url: `${value('RECEIVER_URL')}/callback` }
  const { body } = await load(own, wish)
  for (const id of [String(body.cargo_id), 'crg_of_nobody']) {
    const { status, text } = await track(id, 'convoy_sk_key_of_another_project')
    expect([status, text]).toEqual([404, '{"detail":"Cargo not found"}'])
  }
})

it.each([
  ['file:///etc/passwd', 'callback_url must be an http or https address.'],
  ['not a url', 'callback_url must be an http or https address.'],
  ['http://user:pass@example.com/', 'callback_url must not hold a password.'],
  ['http://10.0.0.1/', 'callback_url must not be an address of a private network.'],
  ['http://169.254.169.254/latest', 'callback_url must not be an address of a private network.'],
  ['http://[fd00::1]/', 'callback_url must not be an address of a private network.'],
  ['http://[::ffff:10.0.0.1]/', 'callback_url must not be an address of a private network.'],
])('refuses to call %s back', async (callback_url, detail) => {
  const { status, body } = await load(own, { params: {}, callback_url })
  expect([status, body]).toEqual([400, { detail }])
})

it('refuses a body that is not cargo', async () => {
  for (const json of [{}, { params: [], callback_url: 'http://a.example' }, { params: {} }]) {
    const { status, body } = await load(own, json)
    expect([status, Object.keys(body)]).toEqual([400, ['detail']])
  }
})

describe('a courier', () => {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const fails = request.url === '/later' && requests.filter((url) => url === '/later').length < 2
    response.writeHead(request.url === '/moved' ? 302 : fails ? 503 : 204, { location: '/target' })
    response.end()
  })
  let url = ''
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${String((server.address() as { port: number }).port)}`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  /** How cargo ends that an earlier run has left undelivered. */
  async function outcome(callbackUrl: string, loopback = true): Promise<string> {
    const hold = openCargoHold(':memory:')
    const { id, projectId } = hold.load({ projectId: 'prj_1', params: {}, callbackUrl })
    const courier = createCourier(hold, { loopback })
    const status = () => hold.find(projectId, id)?.status ?? ''
    while (status() === 'loaded') await sleep(50)
    courier.stop()
    return status()
  }

  it('delivers what an earlier run has left', async () => {
    expect(await outcome(`${url}/at-once`)).toBe('delivered')
  })

  it('tries again', async () => {
    expect(await outcome(`${url}/later`)).toBe('delivered')
    expect(requests.filter((one) => one === '/later')).toHaveLength(2)
  })

  it('gives up in the end, and follows no redirect', async () => {
    expect(await outcome(`${url}/moved`)).toBe('undeliverable')
    expect(requests.filter((one) => one === '/moved')).toHaveLength(3)
    expect(requests).not.toContain('/target')
  })

  it('calls no name that means this machine, unless it may', async () => {
    const named = url.replace('127.0.0.1', 'localhost')
    expect(await outcome(`${named}/guarded`, false)).toBe('undeliverable')
    expect(requests).not.toContain('/guarded')
    expect(await outcome(`${named}/allowed`)).toBe('delivered')
  })
})
