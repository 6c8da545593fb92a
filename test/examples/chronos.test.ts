import { expect, it } from 'vitest'
import { chronosExample } from '../../examples/chronos/example.ts'
import { proofsOf } from '../conformance/contracts/proves.ts'
import { chronosSentences } from '../conformance/contracts/sentences/chronos.ts'
import { type Asked, ask } from '../service/api.ts'
import { pasteOne } from './pasted.ts'
import { startedOnce } from './started.ts'

const proves = proofsOf(chronosSentences)
const started = startedOnce(chronosExample)
const { value } = started

/** A command of the page, whose addresses have no host, with the credentials replaced. */
const pasted = async (page: string, more: Record<string, string> = {}) => {
  const here = { ' /api/v1/': ` ${started.running().publicUrl}/api/v1/` }
  const shown = await pasteOne(started.filled(page, { ...here, ...more }))
  return shown
}
const tokenOf = async (clientId: string, clientSecret: string): Promise<string> => {
  const json = { clientId, clientSecret }
  const { body } = await ask(`${started.running().publicUrl}/api/v1/auth/token`, { json })
  return body.accessToken
}
const appToken = () => tokenOf(value('client_abc123def456'), value('sk_live_xxxxxxxxxx'))
const pageToken = () => tokenOf(value('PAGE_CLIENT_ID'), value('PAGE_CLIENT_SECRET'))

/** A user of the app, who nobody else is. */
let users = 0
async function newUser(token = appToken()) {
  users++
  const headers = { authorization: `Bearer ${await token}`, 'x-user-id': `user_${String(users)}` }
  return (path: string, json?: object, more: Asked = {}) =>
    ask(`${started.running().publicUrl}/api/v1${path}`, {
      ...(json !== undefined && { json }),
      ...more,
      headers: { ...headers, ...more.headers },
    })
}

proves('F20', async () => {
  const registered = await pasted(
    `curl -X POST /api/v1/auth/register \\
-H "X-Admin-Key: your_admin_master_key" \\
-H "Content-Type: application/json" \\
-d '{
"name": "My App Production",
"scopes": ["wallet", "mint", "transfer", "claim"],
"tier": "enterprise"
}'`,
    { your_admin_master_key: value('ADMIN_MASTER_KEY') },
  )
  const scopes = ['wallet', 'mint', 'transfer', 'claim']
  expect(registered.body).toEqual({
    success: true,
    client: {
      clientId: expect.stringMatching(/^client_/),
      clientSecret: expect.stringMatching(/^sk_live_/),
      name: 'My App Production',
      scopes,
      tier: 'enterprise',
    },
  })

  const { clientId, clientSecret } = registered.body.client
  const token = await pasted(
    `curl -X POST /api/v1/auth/token \\
-H "Content-Type: application/json" \\
-d '{
"clientId": "client_abc123def456",
"clientSecret": "sk_live_xxxxxxxxxx"
}'`,
    { client_abc123def456: clientId, sk_live_xxxxxxxxxx: clientSecret },
  )
  expect([token.status, token.body]).toEqual([
    200,
    {
      success: true,
      accessToken: expect.stringMatching(/^eyJhbGciOiJIUzI1NiIs/),
      tokenType: 'Bearer',
      expiresIn: 3600,
      scope: 'wallet mint transfer claim',
    },
  ])

  const created = await pasted(
    `curl -X POST /api/v1/wallet/create \\
-H "Authorization: Bearer eyJhbGciOiJIUzI1NiIs..." \\
-H "X-User-Id: user_12345" \\
-H "Content-Type: application/json"`,
    { 'eyJhbGciOiJIUzI1NiIs...': token.body.accessToken },
  )
  const address = expect.stringMatching(/^0x[0-9a-f]{40}$/)
  expect([created.status, created.body]).toEqual([
    200,
    { success: true, wallet: { address, type: 'smart_account' } },
  ])
})

proves('D9', async () => {
  const [one, other] = [await newUser(), await newUser()]
  const addressFor = async (user: typeof one) =>
    (await user('/wallet/create', {})).body.wallet.address as string
  expect(await addressFor(one)).toBe(await addressFor(one))
  expect(await addressFor(other)).not.toBe(await addressFor(one))
})

proves('F18', async () => {
  const user = await newUser()
  const receipt = { receiptId: `receipt-${String(users)}`, amount: 100 }
  const { signature } = (await user('/mint/sign', receipt)).body
  const order = { ...receipt, signature }
  expect((await user('/mint/execute', order)).status).toBe(200)
  const again = await user('/mint/execute', order)
  expect([again.status, again.body]).toEqual([
    409,
    {
      success: false,
      error: {
        code: 'RECEIPT_ALREADY_MINTED',
        message: 'Receipt ID already used for minting',
      },
    },
  ])
  const status = await user(`/mint/status?receiptId=${receipt.receiptId}`)
  expect(status.body.mint).toMatchObject({ status: 'minted', amount: 100 })
  expect((await user('/wallet/balance')).body.balance.amount).toBe(100)
})

it('mints a receipt once, also when it is asked for many times at once', async () => {
  const user = await newUser()
  const receipt = { receiptId: `receipt-${String(users)}`, amount: 5 }
  const { signature } = (await user('/mint/sign', receipt)).body
  const order = { ...receipt, signature }
  const replies = await Promise.all(Array.from({ length: 20 }, () => user('/mint/execute', order)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
  expect((await user('/wallet/balance')).body.balance.amount).toBe(5)
})

const failed = {
  success: false,
  error: { code: 'USER_OPERATION_FAILED', message: 'Blockchain transaction failed' },
}

proves('F19', async () => {
  const user = await newUser()
  const to = `0x${'0b'.repeat(20)}`
  const poor = await user('/transfer', { to, amount: 1 })
  expect([poor.status, poor.body]).toEqual([500, failed])
  const receipt = { receiptId: `receipt-${String(users)}`, amount: 1 }
  const { signature } = (await user('/mint/sign', receipt)).body
  const forged = await user('/mint/execute', { ...receipt, amount: 1_000, signature })
  expect([forged.status, forged.body]).toEqual([500, failed])
})

it('moves tokens, pays claims, and lists it all', async () => {
  const [user, friend] = [await newUser(), await newUser()]
  const to = (await friend('/wallet/create', {})).body.wallet.address
  const claimId = `claim-${String(users)}`
  expect((await user('/claim/verify', { claimId })).body.claim.status).toBe('unknown')
  expect((await user('/claim/execute', { claimId, amount: 20 })).status).toBe(200)
  expect((await user('/claim/execute', { claimId, amount: 20 })).status).toBe(500)
  expect((await user('/claim/verify', { claimId })).body.claim.status).toBe('paid')
  expect((await user('/transfer', { to, amount: 8 })).status).toBe(200)
  expect((await user('/wallet/balance')).body.balance.amount).toBe(12)
  expect((await friend('/wallet/balance')).body.balance.amount).toBe(8)
  const { transactions } = (await user('/wallet/transactions')).body
  expect(transactions.map(({ type }: { type: string }) => type)).toEqual(['transfer', 'claim'])
})

it('asks for the scope of each route', async () => {
  const user = await newUser(pageToken())
  const { status, body } = await user('/wallet/balance')
  expect([status, body.error.code]).toEqual([403, 'INSUFFICIENT_SCOPE'])
})

it('lets a page of another origin sign and mint, and nothing else', async () => {
  const user = await newUser(pageToken())
  const origin = value('PAGE_URL')
  const asks = (path: string) =>
    ask(`${started.running().publicUrl}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-user-id',
      },
    })
  const preflight = await asks('/api/v1/sign-mint')
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  const elsewhere = await asks('/api/v1/transfer')
  expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull()
  const json = { receiptId: `receipt-${String(users)}`, amount: 5 }
  const minted = await user('/sign-mint', json, { headers: { origin } })
  expect(minted.status).toBe(200)
  expect(minted.headers.get('access-control-allow-origin')).toBe('*')
  const again = await user('/sign-mint', json, { headers: { origin } })
  expect(again.status).toBe(409)
  expect(again.headers.get('access-control-allow-origin')).toBe('*')
})

it('keeps the secret of the page on its server', async () => {
  const page = await ask(`${value('PAGE_URL')}/`)
  const session = await ask(`${value('PAGE_URL')}/session`)
  expect(session.body).toEqual({ api: started.running().publicUrl, token: expect.any(String) })
  for (const { text } of [page, session]) expect(text).not.toContain(value('PAGE_CLIENT_SECRET'))
})
