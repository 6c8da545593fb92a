import type { Contract } from './contract.ts'
import { convoyPage } from './page-words/convoy.ts'
import { alike, detail, everyDetail } from './replies.ts'

/** Which of the states of a key a caller is told: that it has expired, and no other. */
const guarded = {
  ...alike(detail(401, 'API key required. Include X-API-Key header.'), 'credential_missing'),
  ...alike(
    detail(401, 'Invalid API key format.'),
    'credential_malformed',
    'credential_kind_refused',
  ),
  ...alike(
    detail(401, 'Invalid API key.'),
    'key_unknown',
    'secret_retired',
    'key_revoked',
    'key_inactive',
    'client_inactive',
    'token_invalid',
    'token_expired',
    'token_revoked',
  ),
  ...alike(detail(401, 'API key has expired.'), 'key_expired'),
  ...alike(detail(403, 'Project is inactive.'), 'project_inactive'),
}

/** API keys in a header of their own; projects own keys and cargo. */
export const convoy: Contract = {
  name: 'convoy',
  title: 'Convoy',
  nouns: { project: 'project' },
  documentedAt: [{ url: 'https://cnvy.ai', read: '2026-11' }],
  keys: {
    issue: {
      name: 'convoy-1',
      prefixes: { live: 'convoy_sk_' },
      displayLength: 12,
      find: { by: 'digest', secretLength: 32, digest: 'sha256' },
    },
    accept: [],
  },
  rights: { scopes: 'open', products: false, audiences: { default: 'issuer', known: [] } },
  tokens: null,
  resources: {
    carriers: [{ in: 'header', header: 'X-API-Key' }],
    takes: ['key'],
    require: { environments: ['live'], headers: [] },
    routes: [
      { method: 'POST', path: '/cargo/load' },
      { method: 'GET', path: '/cargo/{cargo_id}/tracking' },
    ],
  },
  operations: [],
  documents: { jwks: null, metadata: null },
  projects: [],
  limits: { perAddress: [], countBy: 'key', tiers: {}, defaultTier: null },
  refusals: {
    token: everyDetail('token'),
    resource: { ...everyDetail('resource'), ...guarded },
    operation: { ...everyDetail('operation'), ...guarded },
  },
  challenges: {
    token: { scheme: 'ApiKey', realm: 'convoy' },
    resource: { scheme: 'ApiKey', realm: 'convoy' },
    operation: { scheme: 'ApiKey', realm: 'convoy' },
  },
  secrets: [],
  page: convoyPage,
}
