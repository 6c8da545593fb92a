import type { Said } from './said.ts'

export const classicSaid: Said = [
  [
    'Our API uses token-based authentication. You can obtain an API key from your Developer Dashboard.',
    'You can obtain an API key from your developer dashboard',
  ],
  [
    'To generate a new API key, navigate to your settings page and click "Create New API Key".',
    'navigate to your settings page and click "Create New API Key"',
  ],
  [
    'You can manage and revoke your keys from there.',
    'You can manage and revoke your keys from there.',
  ],
  [
    'Include your API key in the Authorization header of your requests using the Bearer schema, prefixed with Bearer and a space.',
    '| `Authorization` | `Bearer`, a space and the API key or the access token |',
  ],
  [
    'GET /api/v1/users/me, curl -H "Authorization: Bearer YOUR_API_KEY" https://api.example.com/api/v1/users/me',
    "curl 'https://api.example.com/api/v1/users/me' \\ -H 'Authorization: Bearer YOUR_API_KEY'",
  ],
  [
    'Treat your API key like a password. Do not share it publicly or embed it directly in client-side code.',
    'Treat your API key like a password. Do not share it publicly or embed it directly in client-side code.',
  ],
  [
    'While we primarily use API keys, some advanced scenarios might involve token-based flows like OAuth2.',
    'Most programs use API keys alone. Some advanced scenarios involve tokens',
  ],
  ['POST /oauth/token', '`POST /oauth/token` exchanges your client id and secret'],
  [
    'grant_type: required; for client credentials, use client_credentials.',
    '| `grant_type` | yes | Must be `client_credentials`. |',
  ],
  ['client_id: required.', '| `client_id` | yes |'],
  [
    "client_secret: required. Your application's client secret.",
    '| `client_secret` | conditional | Your client secret, if not supplied by HTTP Basic auth. |',
  ],
  [
    'scope: not required. The scope of the access request (e.g., read write).',
    '| `scope` | no |',
    'for example `read write`',
  ],
  [
    'curl -X POST https://api.example.com/oauth/token with a form of grant_type, client_id and client_secret.',
    "curl -X POST 'https://api.example.com/oauth/token'",
    "'client_id=YOUR_CLIENT_ID'",
    "'client_secret=YOUR_CLIENT_SECRET'",
    'application/x-www-form-urlencoded',
  ],
  [
    'Success: access_token, token_type "bearer", expires_in 3600, scope "read write".',
    '"access_token": "eyJhbGciOiJIUzI1NiIs',
    '"token_type": "bearer"',
    '"expires_in": 3600',
    '"scope": "read write"',
  ],
  [
    'Error: invalid_client, Client authentication failed.',
    '"error": "invalid_client", "error_description": "Client authentication failed"',
  ],
  [
    'Once revoked, a key will no longer be valid for authentication.',
    'Once revoked, a key is no longer valid for authentication.',
  ],
]
