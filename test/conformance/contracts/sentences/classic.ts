/** What the page of classic says, and what was decided where it is silent. */
export const classicSentences = {
  F1: 'Include your API key in the Authorization header, prefixed with Bearer and a space: GET /api/v1/users/me.',
  F2: 'You can manage and revoke your keys; once revoked, a key will no longer be valid.',
  F3: 'POST /oauth/token takes a form with grant_type=client_credentials, client_id and client_secret, all required.',
  F4: 'scope is optional (read write).',
  F5: 'Success: access_token, token_type "bearer", expires_in 3600, scope.',
  F6: 'The token is a JWT whose header is exactly {"alg":"HS256","typ":"JWT"}.',
  F7: 'Error: {"error":"invalid_client","error_description":"Client authentication failed"}.',
  D1: 'GET /api/v1/users/me returns the owner of the key (id, name, email) and the key (id, name, scopes).',
  D2: 'Asked without scope: all scopes of the client, said in the reply. Unknown and foreign ones: invalid_scope.',
  D3: 'HTTP Basic is taken as well; Basic together with client_secret is refused.',
  D4: 'An access token is accepted wherever an API key is, and dies with its key.',
  D5: 'Resource refusals are invalid_token and, as RFC 6750, insufficient_scope, with a Bearer challenge.',
  D6: 'Failures at the token endpoint are 401 with a Basic challenge; malformed requests invalid_request.',
  D7: 'The control API and the command line work; the start asks for JWT_SECRET.',
} as const
