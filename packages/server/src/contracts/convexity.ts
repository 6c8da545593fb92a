import type { Contract } from './contract.ts'
import { convexityPage } from './page-words/convexity.ts'
import { alike, every, oauthError, ok, plainError } from './replies.ts'
import { each, given, optional } from './shape.ts'

const invalidRequest = 'invalid_request'
const unauthorized = oauthError(403, 'unauthorized_client')
const unavailable = oauthError(503, 'temporarily_unavailable')

/** Seen by whoever holds the secret; everybody else gets the same reply as for an unknown key. */
const guarded = alike(
  plainError(401, 'invalid_token'),
  'credential_malformed',
  'credential_kind_refused',
  'key_unknown',
  'token_invalid',
)

/** An API key is exchanged for a short-lived RS256 token, which everything else asks for. */
export const convexity: Contract = {
  name: 'convexity',
  title: 'Convexity Infra',
  nouns: { project: 'business' },
  documentedAt: [{ url: 'https://dev.api.withconvexity.com', read: '2026-11' }],
  keys: {
    issue: {
      name: 'convexity-1',
      prefixes: { live: 'sk_live_', test: 'sk_test_' },
      displayLength: 16,
      find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'sha256' },
    },
    accept: [],
  },
  rights: {
    scopes: 'open',
    products: true,
    audiences: { default: 'configured', known: ['indexer'] },
  },
  tokens: {
    path: '/v1/oauth/token',
    encodings: ['form', 'json'],
    parameters: {
      grantType: 'grant_type',
      clientId: 'client_id',
      scope: 'scope',
      audience: 'audience',
    },
    carriers: [
      { in: 'basic' },
      { in: 'body', member: 'client_secret' },
      { in: 'body', member: 'client_id', whenAbsent: 'client_secret' },
    ],
    clientId: 'ignored',
    oneCarrier: true,
    longestScope: 500,
    unscoped: 'full',
    issuer: 'public_url',
    profile: {
      algorithm: 'RS256',
      header: { typ: 'at+jwt', kid: true },
      lifetimeSeconds: 600,
      claims: {
        iss: 'issuer',
        sub: 'subject',
        aud: 'audience',
        iat: 'issued_at',
        exp: 'expires_at',
        jti: 'token_id',
        client_id: 'client_id',
        businessId: 'project_id',
        keyId: 'key_id',
        environment: 'environment',
        scope: 'scope_string',
        capabilities: 'capabilities',
      },
    },
    reply: ok({
      access_token: given('access_token'),
      token_type: 'Bearer',
      expires_in: given('expires_in'),
      scope: optional('scopes', 'joined'),
    }),
  },
  resources: {
    carriers: [{ in: 'authorization', scheme: 'Bearer' }],
    takes: ['token'],
    require: { environments: ['live'], headers: [] },
    routes: [
      {
        method: 'POST',
        path: '/v1/indexer/subscriptions',
        scopes: ['indexer:read'],
        capabilities: ['indexer.subscribe.evm'],
      },
      {
        method: 'GET',
        path: '/v1/indexer/history',
        scopes: ['indexer:read'],
        capabilities: ['indexer.history.read'],
      },
    ],
  },
  operations: [
    {
      does: 'list_products',
      method: 'GET',
      path: '/v1/products',
      caller: { by: 'credential', levels: ['project'] },
      environments: ['live', 'test'],
      takes: {},
      reply: ok({
        data: each('products', {
          id: given('product_id'),
          slug: given('product_slug'),
          name: given('product_name'),
          capabilities: given('capabilities'),
          scopes: given('scopes'),
          subscribed: given('subscribed'),
        }),
        next_cursor: optional('next_cursor'),
      }),
    },
  ],
  documents: {
    jwks: '/.well-known/jwks.json',
    metadata: '/.well-known/oauth-authorization-server',
  },
  projects: [],
  limits: {
    perAddress: [{ name: 'token', path: '/v1/oauth/token', requests: 30, per: 'minute' }],
    countBy: 'key',
    tiers: {},
    defaultTier: null,
  },
  refusals: {
    token: {
      ...alike(
        oauthError(400, invalidRequest),
        'body_malformed',
        'body_invalid',
        'credential_ambiguous',
        'subject_token_invalid',
      ),
      ...alike(oauthError(400, invalidRequest, 'grant_type is required.'), 'grant_type_missing'),
      ...alike(oauthError(413, invalidRequest), 'body_too_large'),
      ...alike(oauthError(415, invalidRequest), 'content_type_unsupported'),
      ...alike(oauthError(405, invalidRequest), 'method_unsupported'),
      ...alike(oauthError(429, 'rate_limit_exceeded'), 'address_rate_exceeded', 'rate_exceeded'),
      ...alike(
        oauthError(
          401,
          'invalid_client',
          'Missing API key. Use HTTP Basic auth or supply client_secret in the body.',
        ),
        'credential_missing',
      ),
      ...alike(
        oauthError(401, 'invalid_client', 'The API key is not valid.'),
        'credential_malformed',
        'key_unknown',
        'client_mismatch',
      ),
      ...alike(
        oauthError(401, 'invalid_client'),
        'secret_retired',
        'key_revoked',
        'key_inactive',
        'key_expired',
        'client_inactive',
      ),
      ...alike(
        unauthorized,
        'project_inactive',
        'address_missing',
        'address_refused',
        'level_refused',
        'scope_refused',
        'audience_refused',
        'client_unauthorized',
      ),
      ...alike(oauthError(400, 'unsupported_token_type'), 'token_kind_unsupported'),
      ...alike(oauthError(400, 'invalid_dpop_proof'), 'proof_invalid'),
      ...alike(oauthError(400, 'use_dpop_nonce'), 'proof_nonce_required'),
      ...alike(oauthError(400, 'unsupported_grant_type'), 'grant_type_unsupported'),
      ...alike(oauthError(400, 'invalid_scope'), 'scope_malformed'),
      ...alike(oauthError(400, 'invalid_target'), 'audience_unknown'),
      ...alike(unavailable, 'unavailable', 'overloaded'),
      ...alike(oauthError(500, 'server_error'), 'internal'),
    },
    resource: {
      ...every('resource', plainError),
      ...guarded,
      ...alike(
        plainError(
          403,
          'environment_refused',
          'Test tokens are not allowed, please use your live api key',
        ),
        'environment_refused',
      ),
    },
    operation: { ...every('operation', plainError), ...guarded },
  },
  challenges: {
    token: { scheme: 'Basic', realm: 'convexity' },
    resource: { scheme: 'Bearer', realm: 'convexity' },
    operation: { scheme: 'Bearer', realm: 'convexity' },
  },
  secrets: [],
  page: convexityPage,
}
