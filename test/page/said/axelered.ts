import type { Said } from './said.ts'

export const axeleredSaid: Said = [
  [
    'All API requests are authenticated using bearer tokens in the standard Authorization header.',
    'Every endpoint of Axelered asks for a token in the header `Authorization`.',
    '`Authorization: Bearer <token>`',
  ],
  [
    'Tokens use the ax_ prefix and are cryptographically signed, so forged or malformed tokens are rejected before they reach the database.',
    '| `ax_` |',
    'It is cryptographically signed: a forged or mistyped one is refused before the database is reached.',
  ],
  [
    'Tokens are bearer instruments: anyone with the token string can use it. Store them the way you would store a password.',
    'Tokens are bearer instruments: anyone with the token string can use it. Store them the way you would store a password.',
  ],
  [
    'Only a salted digest is stored server-side, so even a database breach does not reveal usable tokens.',
    'Only a salted digest is stored on our side, so even a database breach does not reveal usable tokens.',
  ],
  [
    'Tokens carry one of two scope levels, determined at creation time.',
    'Tokens are of one of two levels, determined at creation:',
  ],
  [
    'Server: Global access across all workspaces. Used for administrative operations and workspace management.',
    '| Server | All workspaces: for administrative operations and the management of workspaces',
  ],
  [
    'Workspace: Scoped to a single workspace. Can access documents, collections, process runs, and configurations within that workspace only.',
    '| Workspace | A single workspace: its documents, collections, process runs, and configurations, and nothing outside of it. |',
  ],
  [
    'A workspace-scoped token is bound to its workspace at creation and cannot be moved or escalated.',
    'A workspace token is bound to its workspace at creation and can not be moved or escalated.',
  ],
  [
    'Server-scoped tokens are typically reserved for platform administration and are not issued through the standard key creation flow.',
    'Server tokens are reserved for the administration of the platform and are not issued by the endpoints on this page.',
  ],
  ['API keys are managed at the workspace level.', 'API keys are managed at the workspace level'],
  [
    'Issue a new bearer token for a workspace. You can optionally set a name and an expiration date.',
    '### Create a token',
    '| `name` | body | no |',
    '| `expires_in` | body | no |',
  ],
  [
    'curl -X POST /v1/w/{workspace_id}/keys with name and expires_in "90d"',
    "curl -X POST 'https://api.example.com/v1/w/YOUR_WORKSPACE_ID/keys' \\ -H 'Authorization: Bearer YOUR_API_KEY'",
    '{"name":"Production Key","expires_in":"90d"}',
  ],
  [
    'The response includes the full token string in the secret field. This is the only time the token is returned in full. The token cannot be retrieved again.',
    'The reply holds the whole token in `secret`. This is the only time: it can not be retrieved again.',
  ],
  [
    'List API Keys: Retrieve all active keys within a workspace.',
    '### List tokens',
    'All tokens of the workspace that are active.',
  ],
  ['Read', '### Read a token'],
  [
    'Delete API Key: Immediately revoke a key. It stops working the moment deletion completes.',
    '### Delete a token',
    'It stops working the moment the deletion completes.',
  ],
]
