import type { Caller, Contract } from './contract.ts'
import { chronosPage } from './page-words/chronos.ts'
import { alike, created, every, failure, ok } from './replies.ts'
import { each, given, optional } from './shape.ts'

const admin: Caller = { by: 'secret', header: 'X-Admin-Key', secret: 'ADMIN_MASTER_KEY' }
const clientOfPath = { client_id: { from: 'path', segment: 'clientId' } } as const
const clients = '/api/v1/auth/clients'

const described = {
  clientId: given('client_id'),
  name: given('client_name'),
  scopes: given('scopes'),
  tier: given('tier'),
  isActive: given('is_active'),
  createdAt: given('created_at', 'iso'),
}
const withSecret = {
  success: true,
  client: {
    clientId: given('client_id'),
    clientSecret: given('secret'),
    name: given('client_name'),
    scopes: given('scopes'),
    tier: given('tier'),
  },
}

// the descriptions of the codes on the page are the messages
const missingAuth = failure(401, 'MISSING_AUTH', 'Authorization header not provided')
const invalidToken = failure(401, 'INVALID_TOKEN', 'JWT signature invalid or malformed')
const expired = failure(401, 'TOKEN_EXPIRED', 'JWT has expired, refresh required')
const clientRevoked = failure(401, 'CLIENT_REVOKED', 'API client has been deactivated')
const wrongCredentials = failure(401, 'INVALID_CREDENTIALS', 'Wrong clientId or clientSecret')
const missingUserId = failure(400, 'MISSING_USER_ID', 'X-User-Id header not provided')
const lacksScope = failure(403, 'INSUFFICIENT_SCOPE', 'Token lacks required permission')
const slowDown = failure(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests, slow down')
const invalidRequest = failure(400, 'INVALID_REQUEST')

/** The limit of the page, with the instant at which it resets. */
const limited = alike(
  {
    ...slowDown,
    body: {
      success: false,
      error: {
        code: 'RATE_LIMIT_EXCEEDED',
        resetAt: optional('reset_at', 'iso'),
        message: 'Too many requests, slow down',
      },
    },
  },
  'rate_exceeded',
  'address_rate_exceeded',
)
const unreadable = alike(invalidRequest, 'body_malformed', 'body_invalid', 'credential_ambiguous')
const guarded = {
  ...unreadable,
  ...limited,
  ...alike(invalidRequest, 'request_malformed'),
  ...alike(missingAuth, 'credential_missing'),
  ...alike(clientRevoked, 'client_inactive', 'key_revoked', 'key_inactive'),
  ...alike(expired, 'token_expired'),
  ...alike(
    invalidToken,
    'credential_malformed',
    'credential_kind_refused',
    'token_invalid',
    'token_revoked',
    'secret_retired',
    'key_expired',
  ),
  ...alike(lacksScope, 'scope_missing', 'capability_missing'),
}

/** Clients that an administrator registers, HS256 tokens, and a user id on every call. */
export const chronos: Contract = {
  name: 'chronos',
  title: 'Chronos',
  nouns: { project: 'project' },
  documentedAt: [],
  keys: {
    issue: {
      name: 'chronos-1',
      prefixes: { live: 'sk_live_' },
      displayLength: 16,
      find: { by: 'id', version: '1', secretLength: 32, mac: true, digest: 'sha256' },
    },
    accept: [],
  },
  rights: {
    scopes: [
      { scope: 'wallet', allows: 'Create wallets, check balance, view transactions' },
      { scope: 'mint', allows: 'Check mint status, sign and execute mints' },
      { scope: 'transfer', allows: 'Transfer ERC-20 tokens between accounts' },
      { scope: 'claim', allows: 'Execute and verify token claims (payouts)' },
      { scope: 'sign-mint', allows: 'External sign-mint endpoint with CORS' },
    ],
    products: false,
    audiences: { default: { named: 'blockchain-api' }, known: [] },
  },
  tokens: {
    path: '/api/v1/auth/token',
    encodings: ['json'],
    parameters: { grantType: null, clientId: 'clientId', scope: null, audience: null },
    carriers: [{ in: 'body', member: 'clientSecret' }],
    clientId: 'required',
    oneCarrier: true,
    longestScope: 1_000,
    unscoped: 'listed',
    issuer: { named: 'chronos-adapter' },
    profile: {
      algorithm: 'HS256',
      header: { typ: 'JWT', kid: false },
      lifetimeSeconds: 3_600,
      claims: {
        sub: 'subject',
        iss: 'issuer',
        aud: 'audience',
        iat: 'issued_at',
        exp: 'expires_at',
        jti: 'token_id',
        scopes: 'scope_array',
        tier: 'tier',
      },
    },
    reply: ok({
      success: true,
      accessToken: given('access_token'),
      tokenType: 'Bearer',
      expiresIn: given('expires_in'),
      scope: given('scopes', 'joined'),
    }),
  },
  resources: {
    carriers: [{ in: 'authorization', scheme: 'Bearer' }],
    takes: ['token'],
    require: {
      environments: ['live'],
      headers: [{ header: 'X-User-Id', refusal: 'user_id_missing' }],
    },
    routes: [
      { method: 'POST', path: '/api/v1/wallet/create', scopes: ['wallet'] },
      { method: 'GET', path: '/api/v1/wallet/balance', scopes: ['wallet'] },
      { method: 'GET', path: '/api/v1/wallet/transactions', scopes: ['wallet'] },
      { method: 'GET', path: '/api/v1/mint/status', scopes: ['mint'] },
      { method: 'POST', path: '/api/v1/mint/sign', scopes: ['mint'] },
      { method: 'POST', path: '/api/v1/mint/execute', scopes: ['mint'] },
      { method: 'POST', path: '/api/v1/transfer', scopes: ['transfer'] },
      { method: 'POST', path: '/api/v1/claim/execute', scopes: ['claim'] },
      { method: 'POST', path: '/api/v1/claim/verify', scopes: ['claim'] },
      { method: 'POST', path: '/api/v1/sign-mint', scopes: ['sign-mint'], cors: true },
    ],
  },
  operations: [
    {
      does: 'register_client',
      method: 'POST',
      path: '/api/v1/auth/register',
      caller: admin,
      takes: {
        name: { from: 'body', member: 'name', required: true, is: 'text' },
        scopes: { from: 'body', member: 'scopes', required: true, is: 'scopes' },
        tier: { from: 'body', member: 'tier', required: false, is: 'tier', otherwise: 'standard' },
        project: {
          from: 'body',
          member: 'projectSlug',
          required: false,
          is: 'slug',
          otherwise: 'default',
        },
      },
      reply: created(withSecret),
    },
    {
      does: 'list_clients',
      method: 'GET',
      path: clients,
      caller: admin,
      takes: {
        project: { from: 'query', parameter: 'projectSlug', is: 'slug', otherwise: 'default' },
      },
      reply: ok({
        success: true,
        clients: each('clients', described),
        nextCursor: optional('next_cursor'),
      }),
    },
    {
      does: 'read_client',
      method: 'GET',
      path: `${clients}/{clientId}`,
      caller: admin,
      takes: clientOfPath,
      reply: ok({ success: true, client: described }),
    },
    {
      does: 'deactivate_client',
      method: 'POST',
      path: `${clients}/{clientId}/deactivate`,
      caller: admin,
      takes: clientOfPath,
      reply: ok({ success: true, client: described }),
    },
    {
      does: 'reactivate_client',
      method: 'POST',
      path: `${clients}/{clientId}/reactivate`,
      caller: admin,
      takes: clientOfPath,
      reply: ok({ success: true, client: described }),
    },
    {
      does: 'rotate_client_secret',
      method: 'POST',
      path: `${clients}/{clientId}/rotate-secret`,
      caller: admin,
      takes: {
        ...clientOfPath,
        overlap: { from: 'body', member: 'overlap', required: false, is: 'overlap' },
      },
      reply: ok(withSecret),
    },
  ],
  documents: { jwks: null, metadata: null },
  projects: [{ slug: 'default', name: 'Default' }],
  limits: {
    perAddress: [],
    countBy: 'client',
    tiers: {
      standard: { requests: 100, per: 'minute' },
      professional: { requests: 500, per: 'minute' },
      enterprise: { requests: 2_000, per: 'minute' },
    },
    defaultTier: 'standard',
  },
  refusals: {
    token: {
      ...every('token', failure),
      ...unreadable,
      ...limited,
      ...alike(
        failure(
          400,
          'INVALID_REQUEST',
          'A member of the request is missing. At: clientSecret; expected it to be present.',
        ),
        'credential_missing',
      ),
      ...alike(
        wrongCredentials,
        'credential_malformed',
        'key_unknown',
        'client_mismatch',
        'secret_retired',
        'key_revoked',
        'key_inactive',
        'key_expired',
      ),
      ...alike(clientRevoked, 'client_inactive'),
      ...alike(lacksScope, 'scope_refused'),
    },
    resource: {
      ...every('resource', failure),
      ...guarded,
      ...alike(invalidToken, 'key_unknown'),
      ...alike(missingUserId, 'user_id_missing'),
    },
    operation: {
      ...every('operation', failure),
      ...guarded,
      ...alike(wrongCredentials, 'key_unknown'),
    },
  },
  challenges: {
    token: { scheme: 'Basic', realm: 'chronos' },
    resource: { scheme: 'Bearer', realm: 'chronos' },
    operation: { scheme: 'Bearer', realm: 'chronos' },
  },
  secrets: [
    { setting: 'JWT_SECRET', minCharacters: 64 },
    { setting: 'ADMIN_MASTER_KEY', minCharacters: 16 },
  ],
  page: chronosPage,
}
