import { expect, it } from 'vitest'
import { convexityExample } from '../../examples/convexity/example.ts'
import { type Asked, ask } from '../service/api.ts'
import { pasteOne } from './pasted.ts'
import { startedOnce } from './started.ts'

const started = startedOnce(convexityExample)
const { value } = started

const call = (path: string, asked: Asked = {}) => ask(started.running().publicUrl + path, asked)
const tokenOf = async (key: string): Promise<string> => {
  const form = { grant_type: 'client_credentials', client_secret: value(key) }
  const { status, body } = await call('/v1/oauth/token', { form })
  expect(status).toBe(200)
  return body.access_token
}
const withToken = async (key: string) => ({ authorization: `Bearer ${await tokenOf(key)}` })
const address = '0x00000000000000000000000000000000000A11CE'
const subscribe = (headers: Record<string, string>) =>
  call('/v1/indexer/subscriptions', { headers, json: { chain: 'evm', address } })
const history = (headers: Record<string, string>) =>
  call(`/v1/indexer/history?address=${address}`, { headers })

it('lists the products, as the page asks for them', async () => {
  const page = `curl https://dev.api.withconvexity.com/v1/products \\
  -H "Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6..." \\
  -H "Accept: application/json"`
  const here = {
    'https://dev.api.withconvexity.com': started.running().publicUrl,
    'eyJhbGciOiJSUzI1NiIsImtpZCI6...': await tokenOf('sk_live_your_api_key'),
  }
  const shown = await pasteOne(started.filled(page, here))
  expect(shown.status).toBe(200)
  const subscribed = shown.body.data.map((one: Record<string, unknown>) => [
    one['slug'],
    one['subscribed'],
  ])
  expect(Object.fromEntries(subscribed)).toEqual({ indexer: true, history: false })
})

it('answers token requests as the page shows it', async () => {
  const narrowed = { grant_type: 'client_credentials', scope: 'indexer:read', audience: 'indexer' }
  const form = { ...narrowed, client_secret: value('sk_live_your_api_key') }
  const { status, body } = await call('/v1/oauth/token', { form })
  expect([status, body]).toEqual([
    200,
    {
      access_token: expect.stringMatching(/^eyJ/),
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'indexer:read',
    },
  ])
  const refused = await call('/v1/oauth/token', { form: narrowed })
  expect([refused.status, refused.body]).toEqual([
    401,
    {
      error: 'invalid_client',
      error_description:
        'Missing API key. Use HTTP Basic auth or supply client_secret in the body.',
    },
  ])
})

it('subscribes and tells what happened', async () => {
  const headers = await withToken('sk_live_your_api_key')
  const made = await subscribe(headers)
  expect(made.status).toBe(201)
  expect((await subscribe(headers)).body).toEqual(made.body)
  const listed = await call('/v1/indexer/subscriptions', { headers })
  expect([listed.status, listed.body]).toEqual([200, { data: [made.body] }])
  const { status, body } = await history(headers)
  expect(status).toBe(200)
  expect(body.data.map(({ block }: { block: number }) => block)).toEqual([117, 110, 104, 101])
})

it('refuses test tokens with the words of the page', async () => {
  const { status, body } = await history(await withToken('sk_test_your_api_key'))
  expect([status, body.message]).toEqual([
    403,
    'Test tokens are not allowed, please use your live api key',
  ])
})

it('asks for the capability of each route', async () => {
  const headers = await withToken('sk_live_key_of_a_smaller_plan')
  expect((await history(headers)).status).toBe(200)
  const refused = await subscribe(headers)
  expect([refused.status, refused.body.error]).toEqual([403, 'capability_missing'])
  const listing = await call('/v1/indexer/subscriptions', { headers })
  expect([listing.status, listing.body.error]).toEqual([403, 'capability_missing'])
})

it('tells everybody how it stands', async () => {
  const { status, body } = await call('/v1/indexer/status')
  expect([status, body]).toEqual([200, { chain: 'evm', height: 117 }])
})
