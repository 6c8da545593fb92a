import type { Said } from './said.ts'

export const convexitySaid: Said = [
  [
    'Every Infra API endpoint (except token issuance itself) is protected by an OAuth 2.0 bearer token.',
    'Every endpoint of Convexity Infra, except token issuance itself, asks for an access token in the header `Authorization`',
  ],
  [
    'You obtain a token by presenting your project API key using the client_credentials grant, then send the returned access_token on each subsequent request.',
    '`POST /v1/oauth/token` exchanges your API key for an access token (RFC 6749 §4.4, client credentials)',
    'Send it with each request until it expires',
  ],
  [
    'API keys are issued by the Convexity Infra team — there is no self-service signup yet.',
    'API keys are issued by the Convexity Infra team; there is no self-service signup yet.',
  ],
  [
    'Request a key by email with your business details.',
    'Request a key by email with your business details.',
  ],
  [
    'You’ll receive a test key to integrate against and a live key (sk_live_...) for production traffic.',
    'You will receive a test key (`sk_test_…`) to integrate against and a live key (`sk_live_…`) for production traffic.',
    '| `live` | `sk_live_` |',
    '| `test` | `sk_test_` |',
  ],
  [
    'Treat API keys like passwords: never embed them in client-side code or commit them to source control.',
    'Treat API keys like passwords: never embed them in client-side code or commit them to source control.',
  ],
  [
    'If a key is exposed, request a rotation by email immediately.',
    'If a key is exposed, request a rotation by email immediately.',
  ],
  [
    'Call POST /v1/oauth/token with grant_type=client_credentials and your API key.',
    '`POST /v1/oauth/token`',
    "--data-urlencode 'grant_type=client_credentials'",
  ],
  [
    'Auth-Edge returns an access_token (a signed JWT) and its expires_in lifetime.',
    '| `access_token` | Signed JWT',
    '| `expires_in` | Token lifetime in seconds',
  ],
  [
    'Send Authorization: Bearer <access_token> on every API call until the token expires, then mint a new one.',
    'Send `Authorization: Bearer <access token>` with every request.',
    'When the token has expired (401 with `token_expired`), call `/v1/oauth/token` again',
  ],
  [
    'The API key can be supplied in either of two RFC 6749-compliant ways.',
    '**The API key by HTTP Basic auth**',
    "-u 'YOUR_API_KEY:'",
    '**The API key in `client_secret`**',
  ],
  [
    'grant_type: required. Must be client_credentials.',
    '| `grant_type` | yes | Must be `client_credentials`. |',
  ],
  [
    'client_secret: conditional. Your API key, if not supplied via HTTP Basic auth.',
    '| `client_secret` | conditional | Your API key, if not supplied by HTTP Basic auth. |',
  ],
  [
    'client_id: not required. Alternative carrier for the API key (used if client_secret is absent).',
    '| `client_id` | no | Alternative carrier for the API key, used if `client_secret` is absent. |',
    '**The API key in `client_id`**',
  ],
  [
    'audience: not required. Target service for the token (for example indexer). Defaults to the platform’s configured audience.',
    '| `audience` | no | The service that the token is for (for example `indexer`).',
    "the platform's configured audience",
  ],
  [
    'scope: not required. Space-separated scopes to narrow the token (RFC 6749 §3.3), up to 500 chars.',
    '| `scope` | no | Space-separated scopes to narrow the token (RFC 6749 §3.3)',
    'up to 500 characters',
  ],
  ['Omit for a full-access token.', 'Asked without a scope', 'it is a full-access token'],
  [
    'Response — 200 OK: access_token, token_type, expires_in, scope.',
    'Reply: 200',
    '"token_type": "Bearer"',
    '"expires_in": 600',
    '"scope": "indexer:read"',
  ],
  ['token_type: Always Bearer.', '| `token_type` | Always `Bearer`. |'],
  ['expires_in: Token lifetime in seconds (e.g. 600 = 10 minutes).', '(600 = 10 minutes)'],
  [
    'scope: Granted scope. Omitted for unscoped, full-access tokens.',
    '| `scope` | Granted scope, separated by spaces. Omitted for unscoped, full-access tokens. |',
  ],
  [
    'The JWT encodes your businessId, keyId, the environment (live / test), the granted scope, and an aud (audience).',
    '| `businessId` | Your business. |',
    '| `keyId` |',
    '| `environment` | `live` or `test`',
    '| `scope` | The granted scope',
    '| `aud` | Audience',
  ],
  [
    'Downstream services read these claims — you do not need to send them yourself.',
    'The services read these claims themselves: you do not need to send them.',
  ],
  [
    'curl /v1/products -H "Authorization: Bearer …"',
    "curl 'https://api.example.com/v1/products' \\ -H 'Authorization: Bearer YOUR_ACCESS_TOKEN'",
  ],
  [
    'Token issuance returns standard OAuth 2.0 error bodies (RFC 6749 §5.2).',
    '"error": "invalid_client"',
    '"error_description": "Missing API key. Use HTTP Basic auth or supply client_secret in the body."',
  ],
  [
    '400 invalid_request: Malformed body or missing grant_type.',
    '| 400 | `invalid_request` | The request body can not be read.',
    '| 400 | `invalid_request` | grant_type is required.',
  ],
  [
    '401 invalid_client: Missing, malformed, or unrecognized API key.',
    '| 401 | `invalid_client` | Missing API key.',
    '| 401 | `invalid_client` | The API key is not valid. | What was sent is not of the right form: mistyped, cut short or forged.',
    '| 401 | `invalid_client` | The API key is not valid. | There is no such API key.',
  ],
  [
    '403 unauthorized_client: The key is not allowed to mint the requested token.',
    '| 403 | `unauthorized_client` |',
    'The API key may not mint tokens for this audience.',
  ],
  [
    '503 temporarily_unavailable: The signing/key service is temporarily unavailable.',
    '| 503 | `temporarily_unavailable` |',
  ],
  ['500 server_error: Unexpected failure.', '| 500 | `server_error` |'],
  [
    'Business endpoints reject test tokens with 403 — Test tokens are not allowed, please use your live api key.',
    'Others get 403: "Test tokens are not allowed, please use your live api key".',
    '| 403 | `environment_refused` | Test tokens are not allowed, please use your live api key |',
  ],
  [
    'Mint tokens from your sk_live_... key for production traffic.',
    'Mint tokens from your `sk_live_…` key for production traffic.',
  ],
  [
    'Scopes narrow what a token may do at a coarse level (for example indexer:read).',
    'at a coarse level (for example `indexer:read`)',
  ],
  [
    'Capabilities are fine-grained permissions checked per endpoint, such as indexer.subscribe.evm or indexer.history.read.',
    'Capabilities are fine-grained permissions, checked per endpoint.',
    '| `indexer.subscribe.evm` |',
    '| `indexer.history.read` |',
  ],
  [
    'A token missing the required capability receives 403.',
    'A credential that lacks the required one receives 403.',
  ],
  [
    'Capabilities are granted by the product/plan attached to your project.',
    'They are granted by the products that your business is subscribed to',
  ],
  [
    'Rate limiting on the token endpoint is 30 requests per minute per IP.',
    '`/v1/oauth/token` takes 30 requests per minute per IP address.',
  ],
]
