import type { Said } from './said.ts'

export const convoySaid: Said = [
  [
    'Convoy uses API key authentication to provide secure, multi-tenant access to the batch processing API.',
    'API keys provide secure, multi-tenant access to the batch processing API',
  ],
  [
    'API keys are provisioned directly from the Convoy dashboard at cnvy.ai.',
    'API keys are provisioned from the Convoy dashboard at `cnvy.ai`',
  ],
  [
    'Sign in, navigate to your project, go to API Keys and create a new key, copy it — it is shown only once.',
    'sign in to your account, navigate to your project, go to API Keys and create a new key. Copy the key: it is shown only once.',
  ],
  ['The full key is only shown once at creation. Store it securely.', 'Store it securely.'],
  [
    'Projects provide multi-tenant isolation in Convoy.',
    'Projects isolate tenants from each other.',
  ],
  [
    'Has a unique slug (e.g., my-project) for identification',
    'has a unique slug, such as `my-project`',
  ],
  ['Contains its own set of API keys', 'contains its own set of API keys'],
  [
    'Owns its cargo requests — requests are scoped to the project that created them',
    'owns its cargo requests: what belongs to one project does not exist for the others',
  ],
  [
    'Can be activated/deactivated without deleting data',
    'can be deactivated and activated again, without data being deleted',
  ],
  [
    'API keys authenticate requests to the cargo operations endpoints (/cargo/load, /cargo/{id}/tracking).',
    'they authenticate requests to the cargo operations endpoints',
  ],
  [
    'Keys follow the format: convoy_sk_ followed by 32 random characters.',
    'API keys follow the format `convoy_sk_` followed by 32 random characters',
  ],
  [
    'Distribution — Full key shown once at creation; store securely',
    'The full API key is shown once, when it is made.',
  ],
  ['Usage — Include in X-API-Key header', 'Send `X-API-Key: <API key>` with every request.'],
  ['Tracking — last_used_at updated on each use', '| `last_used_at` |'],
  ['Expiration — Optional expiration date', 'can be given a date on which it expires'],
  ['Revocation — Keys can be deactivated without deletion', 'deactivated without being deleted'],
  [
    'API keys are stored as SHA-256 hashes. The full key cannot be retrieved after creation.',
    'Only its SHA-256 hash is stored, so it can not be retrieved later',
  ],
  [
    'name: Human-readable identifier (e.g., “Production”, “Development”)',
    '| `name` | What you call it: "Production", "Development". |',
  ],
  [
    'key_prefix: First 12 characters for identification',
    '| `key_prefix` | The first 12 characters, to tell API keys apart. |',
  ],
  ['is_active: Whether the key can be used', '| `is_active` | Whether it can be used. |'],
  ['expires_at: Optional expiration timestamp', '| `expires_at` | When it expires; it need not. |'],
  [
    'last_used_at: Last successful authentication',
    '| `last_used_at` | When it was last used with success. |',
  ],
  [
    'curl -X POST https://api.cnvy.ai/cargo/load with Content-Type, X-API-Key and a body of params and callback_url',
    "curl -X POST 'https://api.example.com/cargo/load'",
    "-H 'X-API-Key: YOUR_API_KEY'",
    "-H 'Content-Type: application/json'",
    '"params":{"model":"claude-sonnet-4-5","messages":',
    '"callback_url":"https://example.com/callback"',
  ],
  [
    'POST /cargo/load: Submit request for batch processing',
    '| `POST /cargo/load` | Submit a request for batch processing. |',
  ],
  [
    'GET /cargo/{cargo_id}/tracking: Get request status',
    '| `GET /cargo/{cargo_id}/tracking` | Get the status of a request. |',
  ],
  [
    '401: {"detail": "API key required. Include X-API-Key header."}',
    '{ "detail": "API key required. Include X-API-Key header." }',
    '| 401 | API key required. Include X-API-Key header. |',
  ],
  ['401: {"detail": "Invalid API key format."}', '| 401 | Invalid API key format. |'],
  ['401: {"detail": "Invalid API key."}', '| 401 | Invalid API key. |'],
  ['401: {"detail": "API key has expired."}', '| 401 | API key has expired. |'],
  [
    '403, when the project is inactive: {"detail": "Project is inactive."}',
    '| 403 | Project is inactive. | The project was deactivated. |',
  ],
  [
    '404, when accessing cargo not owned by the authenticated project: {"detail": "Cargo not found"}',
    '| 404 | `{"detail":"Cargo not found"}` | The cargo is not owned by the project of the key',
  ],
  [
    'Use separate keys per environment — development, staging, and production',
    'for each environment (development, staging, production)',
  ],
  [
    'Set expiration dates — For temporary access or contractor keys',
    'Set an expiration date for temporary access, such as that of a contractor.',
  ],
  [
    'Rotate keys periodically — Create new key, update clients, revoke old key',
    'Rotate periodically: make a new one, update your programs, revoke the old one.',
  ],
  [
    'Monitor usage — Check last_used_at to identify unused keys',
    'Look at `last_used_at` now and then, and revoke what nobody uses.',
  ],
  ['Use HTTPS — Always use TLS to protect keys in transit', 'Send credentials over HTTPS only'],
]
