import type { Said } from './said.ts'

export const chronosSaid: Said = [
  [
    'Admin registers your app via POST /api/v1/auth/register with the master key.',
    'An administrator registers your application once, with its scopes and its tier, by `POST /api/v1/auth/register` and the master admin key',
  ],
  [
    'Exchange clientId + clientSecret for a JWT token.',
    '`POST /api/v1/auth/token` exchanges your client id and secret for an access token: a signed JWT',
  ],
  [
    'Include Authorization: Bearer and X-User-Id headers.',
    'Send `Authorization: Bearer <access token>` and `X-User-Id` with every request.',
  ],
  [
    'Create wallets, mint tokens, transfer, check balance. All transactions are gasless.',
    'you create wallets, mint tokens, transfer them and check balances. All transactions are gasless.',
  ],
  [
    'Endpoints require a valid JWT token in the Authorization header.',
    'asks for an access token in the header `Authorization`',
  ],
  [
    'Tokens expire after 1 hour and must be refreshed by calling /api/v1/auth/token again.',
    'good for 60 minutes',
    'call `/api/v1/auth/token` again with the same credentials',
  ],
  ['Token Refresh: On 401 with TOKEN_EXPIRED', '(401 with `TOKEN_EXPIRED`)'],
  [
    'X-User-Id: User identifier from your system (maps to a Smart Account)',
    '| `X-User-Id` | the user identifier from your system, such as `user_12345`; maps to a Smart Account |',
  ],
  [
    'X-Admin-Key: Master admin key for client management endpoints',
    '`X-Admin-Key`, the master admin key for client management endpoints',
  ],
  [
    'Step 1: register with X-Admin-Key, name, scopes and tier',
    "curl -X POST 'https://api.example.com/api/v1/auth/register'",
    "-H 'X-Admin-Key: YOUR_ADMIN_KEY'",
    '{"name":"My App Production","scopes":["wallet","mint","transfer","claim"],"tier":"enterprise"}',
  ],
  [
    'Response: success, client with clientId, clientSecret, name, scopes, tier',
    '"success": true, "client": { "clientId": "client_',
    '"clientSecret": "sk_live_',
    '"name": "My App Production"',
    '"tier": "enterprise"',
  ],
  [
    'Step 2: POST /api/v1/auth/token with clientId and clientSecret',
    '{"clientId":"YOUR_CLIENT_ID","clientSecret":"YOUR_CLIENT_SECRET"}',
  ],
  [
    'Response: success, accessToken, tokenType, expiresIn, scope',
    '"accessToken": "eyJhbGciOiJIUzI1NiIs',
    '"tokenType": "Bearer"',
    '"expiresIn": 3600',
    '"scope": "wallet mint transfer claim"',
  ],
  [
    'Step 3: POST /api/v1/wallet/create with the token and X-User-Id',
    "curl -X POST 'https://api.example.com/api/v1/wallet/create' \\ -H 'Authorization: Bearer YOUR_ACCESS_TOKEN' \\ -H 'X-User-Id: YOUR_USER_ID'",
  ],
  [
    'Response: success, wallet with address and type smart_account',
    '"wallet": { "address": "0x1234567890abcdef…", "type": "smart_account" }',
  ],
  ['sub: Client ID (subject)', '| `sub` | Subject: the client id. |'],
  ['iss: chronos-adapter (issuer)', '| `iss` | Issuer: `chronos-adapter`. |'],
  [
    'aud: blockchain-api (audience)',
    '| `aud` | Audience, what the token is for: `blockchain-api`. |',
  ],
  ['iat: Issued at (Unix timestamp)', '| `iat` | Issued at (Unix timestamp'],
  ['exp: Expires at (1 hour after iat)', '| `exp` | Expires at: 1 hour after it was issued. |'],
  ['jti: Unique token ID (replay prevention)', '| `jti` | Unique token id (replay prevention). |'],
  ['scopes: Permitted API scopes', '| `scopes` | The permitted scopes'],
  ['tier: Rate limit tier', '| `tier` | The rate limit tier. |'],
  [
    'Create wallets, check balance, view transactions',
    '| `wallet` | Create wallets, check balance, view transactions |',
  ],
  [
    'Check mint status, sign and execute mints',
    '| `mint` | Check mint status, sign and execute mints |',
  ],
  [
    'Transfer ERC-20 tokens between accounts',
    '| `transfer` | Transfer ERC-20 tokens between accounts |',
  ],
  [
    'Execute and verify token claims (payouts)',
    '| `claim` | Execute and verify token claims (payouts) |',
  ],
  [
    'External sign-mint endpoint with CORS',
    '| `sign-mint` | External sign-mint endpoint with CORS |',
    '`/api/v1/sign-mint` can be called by browsers from pages of any origin (CORS)',
  ],
  [
    '100, 500 and 2000 requests / minute',
    '100 requests per minute',
    '500 requests per minute',
    '2,000 requests per minute',
  ],
  [
    '429 response with RATE_LIMIT_EXCEEDED code. The response includes when the limit resets.',
    'receives 429 with the code `RATE_LIMIT_EXCEEDED`',
    '"resetAt": "2026-',
  ],
  [
    '401 MISSING_AUTH: Authorization header not provided',
    '| 401 | `MISSING_AUTH` | Authorization header not provided |',
  ],
  [
    '401 INVALID_TOKEN: JWT signature invalid or malformed',
    '| 401 | `INVALID_TOKEN` | JWT signature invalid or malformed |',
  ],
  [
    '401 TOKEN_EXPIRED: JWT has expired, refresh required',
    '| 401 | `TOKEN_EXPIRED` | JWT has expired, refresh required |',
  ],
  [
    '401 CLIENT_REVOKED: API client has been deactivated',
    '| 401 | `CLIENT_REVOKED` | API client has been deactivated |',
  ],
  [
    '401 INVALID_CREDENTIALS: Wrong clientId or clientSecret',
    '| 401 | `INVALID_CREDENTIALS` | Wrong clientId or clientSecret |',
  ],
  [
    '400 MISSING_USER_ID: X-User-Id header not provided',
    '| 400 | `MISSING_USER_ID` | X-User-Id header not provided |',
  ],
  [
    '403 INSUFFICIENT_SCOPE: Token lacks required permission',
    '| 403 | `INSUFFICIENT_SCOPE` | Token lacks required permission |',
  ],
  [
    '409 RECEIPT_ALREADY_MINTED: Receipt ID already used for minting',
    '"code":"RECEIPT_ALREADY_MINTED","message":"Receipt ID already used for minting"',
  ],
  [
    '429 RATE_LIMIT_EXCEEDED: Too many requests, slow down',
    '| 429 | `RATE_LIMIT_EXCEEDED` | Too many requests, slow down |',
  ],
  [
    '500 USER_OPERATION_FAILED: Blockchain transaction failed',
    '"code":"USER_OPERATION_FAILED","message":"Blockchain transaction failed"',
  ],
  [
    'JWT_SECRET: Required. Secret for signing JWT tokens (min 64 chars)',
    '| `JWT_SECRET` | yes | Secret for signing the access tokens (min 64 chars) |',
  ],
  [
    'ADMIN_MASTER_KEY: Required. Master key for admin endpoints',
    '| `ADMIN_MASTER_KEY` | yes | Master key',
  ],
  ['CDP_API_KEY_ID: CDP API key ID', '| `CDP_API_KEY_ID` | CDP API key ID |'],
  ['CDP_API_KEY_SECRET: CDP API key secret', '| `CDP_API_KEY_SECRET` | CDP API key secret |'],
  [
    'CDP_WALLET_SECRET: CDP wallet encryption secret',
    '| `CDP_WALLET_SECRET` | CDP wallet encryption secret |',
  ],
  [
    'CDP_PAYMASTER_URL: Paymaster URL for gasless transactions',
    '| `CDP_PAYMASTER_URL` | Paymaster URL for gasless transactions |',
  ],
]
