import type { Contract } from './contract.ts'
import { classicPage } from './page-words/classic.ts'
import { alike, every, oauthError, ok } from './replies.ts'
import { given } from './shape.ts'

const failed = oauthError(401, 'invalid_client', 'Client authentication failed')
const invalidToken = oauthError(401, 'invalid_token')

/** RFC 6750 has one error for whatever is wrong with a credential. */
const guarded = {
  ...alike(oauthError(400, 'invalid_request'), 'request_malformed', 'body_malformed'),
  ...alike(oauthError(400, 'invalid_request'), 'body_invalid', 'credential_ambiguous'),
  ...alike(
    invalidToken,
    'credential_missing',
    'credential_malformed',
    'credential_kind_refused',
    'key_unknown',
    'secret_retired',
    'key_revoked',
    'key_inactive',
    'key_expired',
    'client_inactive',
    'token_invalid',
    'token_expired',
    'token_revoked',
  ),
  ...alike(oauthError(403, 'insufficient_scope'), 'scope_missing', 'capability_missing'),
  ...alike(
    oauthError(403, 'access_denied'),
    'project_inactive',
    'address_missing',
    'address_refused',
    'environment_refused',
    'level_refused',
  ),
  ...alike(oauthError(429, 'rate_limit_exceeded'), 'address_rate_exceeded', 'rate_exceeded'),
  ...alike(oauthError(503, 'temporarily_unavailable'), 'unavailable', 'overloaded'),
  ...alike(oauthError(500, 'server_error'), 'internal'),
}

/** API keys as bearer credentials; OAuth client credentials for HS256 tokens besides. */
export const classic: Contract = {
  name: 'classic',
  title: 'Classic API',
  nouns: { project: 'account' },
  documentedAt: [{ url: 'https://api.example.com', read: '2026-11' }],
  keys: {
    issue: {
      name: 'native-1',
      prefixes: { live: 'cs_live_', test: 'cs_test_' },
      displayLength: 16,
      find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'sha256' },
    },
    accept: [],
  },
  rights: {
    scopes: [
      { scope: 'read', allows: 'Read what the account has.' },
      { scope: 'write', allows: 'Change what the account has.' },
    ],
    products: false,
    audiences: { default: 'issuer', known: [] },
  },
  tokens: {
    path: '/oauth/token',
    encodings: ['form'],
    parameters: {
      grantType: 'grant_type',
      clientId: 'client_id',
      scope: 'scope',
      audience: null,
    },
    carriers: [{ in: 'basic' }, { in: 'body', member: 'client_secret' }],
    clientId: 'required',
    oneCarrier: true,
    longestScope: 1_000,
    unscoped: 'listed',
    issuer: 'public_url',
    profile: {
      algorithm: 'HS256',
      header: { typ: 'JWT', kid: false },
      lifetimeSeconds: 3_600,
      claims: {
        iss: 'issuer',
        sub: 'subject',
        aud: 'audience',
        iat: 'issued_at',
        exp: 'expires_at',
        jti: 'token_id',
        client_id: 'client_id',
        scope: 'scope_string',
      },
    },
    reply: ok({
      access_token: given('access_token'),
      token_type: 'bearer',
      expires_in: given('expires_in'),
      scope: given('scopes', 'joined'),
    }),
  },
  resources: {
    carriers: [{ in: 'authorization', scheme: 'Bearer' }],
    takes: ['key', 'token'],
    require: { environments: ['live', 'test'], headers: [] },
    routes: [],
  },
  operations: [
    {
      does: 'whoami',
      method: 'GET',
      path: '/api/v1/users/me',
      caller: { by: 'credential', levels: ['project'] },
      takes: {},
      reply: ok({
        id: given('owner_id'),
        name: given('owner_name'),
        email: given('owner_email'),
        key: { id: given('key_id'), name: given('key_name'), scopes: given('scopes') },
      }),
    },
  ],
  documents: { jwks: null, metadata: '/.well-known/oauth-authorization-server' },
  projects: [],
  limits: { perAddress: [], countBy: 'key', tiers: {}, defaultTier: null },
  refusals: {
    token: {
      ...alike(
        oauthError(400, 'invalid_request'),
        'body_malformed',
        'body_invalid',
        'credential_ambiguous',
        'grant_type_missing',
        'subject_token_invalid',
      ),
      ...alike(oauthError(413, 'invalid_request'), 'body_too_large'),
      ...alike(oauthError(415, 'invalid_request'), 'content_type_unsupported'),
      ...alike(oauthError(405, 'invalid_request'), 'method_unsupported'),
      ...alike(oauthError(429, 'rate_limit_exceeded'), 'address_rate_exceeded', 'rate_exceeded'),
      ...alike(
        failed,
        'credential_missing',
        'credential_malformed',
        'key_unknown',
        'client_mismatch',
        'secret_retired',
        'key_revoked',
        'key_inactive',
        'key_expired',
        'client_inactive',
      ),
      ...alike(
        oauthError(403, 'unauthorized_client'),
        'project_inactive',
        'address_missing',
        'address_refused',
        'level_refused',
      ),
      ...alike(oauthError(400, 'unauthorized_client'), 'client_unauthorized'),
      ...alike(oauthError(400, 'unsupported_token_type'), 'token_kind_unsupported'),
      ...alike(oauthError(400, 'invalid_dpop_proof'), 'proof_invalid'),
      ...alike(oauthError(400, 'use_dpop_nonce'), 'proof_nonce_required'),
      ...alike(oauthError(400, 'unsupported_grant_type'), 'grant_type_unsupported'),
      ...alike(oauthError(400, 'invalid_scope'), 'scope_malformed', 'scope_refused'),
      ...alike(oauthError(400, 'invalid_target'), 'audience_unknown', 'audience_refused'),
      ...alike(oauthError(503, 'temporarily_unavailable'), 'unavailable', 'overloaded'),
      ...alike(oauthError(500, 'server_error'), 'internal'),
    },
    resource: { ...every('resource', oauthError), ...guarded },
    operation: { ...every('operation', oauthError), ...guarded },
  },
  challenges: {
    token: { scheme: 'Basic', realm: 'classic' },
    resource: { scheme: 'Bearer', realm: 'classic' },
    operation: { scheme: 'Bearer', realm: 'classic' },
  },
  secrets: [{ setting: 'JWT_SECRET', minCharacters: 32 }],
  page: classicPage,
}
