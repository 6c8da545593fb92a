import { adminKey, apiUrl, controlUrl, type ExampleRequest } from '../running/example.ts'

const tokenRequest = `curl -X POST \\
  ${apiUrl}/oauth/token \\
  -H 'Content-Type: application/x-www-form-urlencoded' \\`
const invalidClient =
  '{"error":"invalid_client","error_description":"Client authentication failed"}'

/** The requests of the page, then those of a profile behind the gateway. */
export const classicRequests: readonly ExampleRequest[] = [
  {
    does: 'Who the key is.',
    curl: `curl -H "Authorization: Bearer YOUR_API_KEY" ${apiUrl}/api/v1/users/me`,
    status: 200,
    answers: '{"id":"prj_…","name":"Acme","email":"ada@acme.example","key":{…}}',
  },
  {
    does: 'Exchange a client id and a client secret for a token.',
    curl: `${tokenRequest}
  -d 'grant_type=client_credentials&client_id=YOUR_CLIENT_ID&client_secret=YOUR_CLIENT_SECRET'`,
    status: 200,
    answers: '{"access_token":"eyJ…","token_type":"bearer","expires_in":3600,"scope":"read write"}',
    keeps: { TOKEN: 'access_token' },
  },
  {
    does: 'The same with a wrong secret.',
    curl: `${tokenRequest}
  -d 'grant_type=client_credentials&client_id=YOUR_CLIENT_ID&client_secret=wrong'`,
    status: 401,
    answers: invalidClient,
  },
  {
    does: 'Write the profile, with the key.',
    curl: `curl -X PUT ${apiUrl}/api/v1/profile \\
  -H "Authorization: Bearer YOUR_API_KEY" -H "Content-Type: application/json" \\
  -d '{"display_name": "Acme", "about": "We make everything."}'`,
    status: 200,
    answers: '{"display_name":"Acme","about":"We make everything.","updated_at":"…"}',
  },
  {
    does: 'Read it, with the token.',
    curl: `curl -H "Authorization: Bearer $TOKEN" ${apiUrl}/api/v1/profile`,
    status: 200,
    answers: '{"display_name":"Acme","about":"We make everything.","updated_at":"…"}',
  },
  {
    does: 'Write it with a key that may only read.',
    curl: `curl -X PUT ${apiUrl}/api/v1/profile \\
  -H "Authorization: Bearer YOUR_READING_API_KEY" -H "Content-Type: application/json" \\
  -d '{"display_name": "Somebody else"}'`,
    status: 403,
    answers: '{"error":"insufficient_scope","error_description":"…"}',
  },
  {
    does: 'Revoke a key, as its owner does in the dashboard.',
    curl: `curl -X POST ${controlUrl}/v1/keys/YOUR_BRIEF_KEY_ID/revoke \\
  -H "Authorization: Bearer ${adminKey}"`,
    status: 200,
    answers: '{"id":"key_…",…,"revoked_at":"…",…}',
  },
  {
    does: 'It is refused by the very next request.',
    curl: `curl -H "Authorization: Bearer YOUR_BRIEF_API_KEY" ${apiUrl}/api/v1/profile`,
    status: 401,
    answers: '{"error":"invalid_token","error_description":"…"}',
  },
]
