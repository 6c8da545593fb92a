import { apiUrl, type ExampleRequest } from '../running/example.ts'

const authorized = `-H "Authorization: Bearer $TOKEN" \\
  -H "X-User-Id: user_12345" \\
  -H "Content-Type: application/json"`
const post = (path: string, body: object) =>
  `curl -X POST ${apiUrl}${path} \\\n  ${authorized} \\\n  -d '${JSON.stringify(body)}'`
const get = (path: string) =>
  `curl "${apiUrl}${path}" -H "Authorization: Bearer $TOKEN" -H "X-User-Id: user_12345"`
const completed = '{"success":true,"transaction":{"hash":"0x…",…}}'
const failure = (code: string, message: string) =>
  JSON.stringify({ success: false, error: { code, message } })

/** The three steps of the page. */
const steps: readonly ExampleRequest[] = [
  {
    does: 'Step 1: Register a client (admin).',
    curl: `curl -X POST ${apiUrl}/api/v1/auth/register \\
  -H "X-Admin-Key: ADMIN_MASTER_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "My App Production",
    "scopes": ["wallet", "mint", "transfer", "claim"],
    "tier": "enterprise"
  }'`,
    status: 201,
    answers: '{"success":true,"client":{"clientId":"client_…","clientSecret":"sk_live_…",…}}',
  },
  {
    does: 'Step 2: Get a token.',
    curl: `curl -X POST ${apiUrl}/api/v1/auth/token \\
  -H "Content-Type: application/json" \\
  -d '{
    "clientId": "client_abc123def456",
    "clientSecret": "sk_live_xxxxxxxxxx"
  }'`,
    status: 200,
    answers:
      '{"success":true,"accessToken":"eyJ…","tokenType":"Bearer","expiresIn":3600,"scope":"wallet mint transfer claim"}',
    keeps: { TOKEN: 'accessToken' },
  },
  {
    does: 'Step 3: Make an authenticated call.',
    curl: `curl -X POST ${apiUrl}/api/v1/wallet/create \\
  ${authorized}`,
    status: 200,
    answers: '{"success":true,"wallet":{"address":"0x…","type":"smart_account"}}',
  },
]

const receipt = { receiptId: 'receipt-1', amount: 100 }

/** What a wallet is for. */
const operations: readonly ExampleRequest[] = [
  {
    does: 'Have a mint signed …',
    curl: post('/api/v1/mint/sign', receipt),
    status: 200,
    answers: '{"success":true,"receiptId":"receipt-1","amount":100,"signature":"0x…"}',
    keeps: { SIGNATURE: 'signature' },
  },
  {
    does: '… and execute it.',
    curl: signed(post('/api/v1/mint/execute', { ...receipt, signature: '$SIGNATURE' })),
    status: 200,
    answers: completed,
  },
  {
    does: 'A receipt is minted once.',
    curl: signed(post('/api/v1/mint/execute', { ...receipt, signature: '$SIGNATURE' })),
    status: 409,
    answers: failure('RECEIPT_ALREADY_MINTED', 'Receipt ID already used for minting'),
  },
  {
    does: 'How the mint stands.',
    curl: get('/api/v1/mint/status?receiptId=receipt-1'),
    status: 200,
    answers: '{"success":true,"mint":{"receiptId":"receipt-1","status":"minted",…}}',
  },
  {
    does: 'Have a claim paid out …',
    curl: post('/api/v1/claim/execute', { claimId: 'claim-1', amount: 20 }),
    status: 200,
    answers: completed,
  },
  {
    does: '… and verify that it was.',
    curl: post('/api/v1/claim/verify', { claimId: 'claim-1' }),
    status: 200,
    answers: '{"success":true,"claim":{"claimId":"claim-1","status":"paid",…}}',
  },
  {
    does: 'Transfer some of it.',
    curl: post('/api/v1/transfer', { to: `0x${'0b'.repeat(20)}`, amount: 30 }),
    status: 200,
    answers: completed,
  },
  {
    does: 'More than there is: the operation fails on the chain.',
    curl: post('/api/v1/transfer', { to: `0x${'0b'.repeat(20)}`, amount: 1_000 }),
    status: 500,
    answers: failure('USER_OPERATION_FAILED', 'Blockchain transaction failed'),
  },
  {
    does: 'The balance.',
    curl: get('/api/v1/wallet/balance'),
    status: 200,
    answers: '{"success":true,"balance":{"address":"0x…","amount":90}}',
  },
  {
    does: 'The transactions.',
    curl: get('/api/v1/wallet/transactions'),
    status: 200,
    answers: '{"success":true,"transactions":[{"hash":"0x…","type":"transfer",…},…]}',
  },
]

/** What is refused before it reaches the wallets. */
const refusals: readonly ExampleRequest[] = [
  {
    does: 'Without the user id.',
    curl: `curl ${apiUrl}/api/v1/wallet/balance -H "Authorization: Bearer $TOKEN"`,
    status: 400,
    answers: failure('MISSING_USER_ID', 'X-User-Id header not provided'),
  },
  {
    does: 'Without a token.',
    curl: `curl ${apiUrl}/api/v1/wallet/balance -H "X-User-Id: user_12345"`,
    status: 401,
    answers: failure('MISSING_AUTH', 'Authorization header not provided'),
  },
  {
    does: 'A scope that the client was not registered with.',
    curl: post('/api/v1/sign-mint', { receiptId: 'receipt-2', amount: 1 }),
    status: 403,
    answers: failure('INSUFFICIENT_SCOPE', 'Token lacks required permission'),
  },
]

/** The requests of the page in their order, then the wallets that they are for. */
export const chronosRequests = [...steps, ...operations, ...refusals]

/** The shell reads the variable, which single quotes hide from it. */
function signed(curl: string): string {
  return curl.replace('$SIGNATURE', `'"$SIGNATURE"'`)
}
