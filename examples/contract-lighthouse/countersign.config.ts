import {
  alike,
  type Contract,
  each,
  given,
  noContent,
  ok,
  optional,
  shaped,
} from 'countersign/contract'

const harbourmaster = {
  by: 'secret',
  header: 'X-Harbourmaster',
  secret: 'ADMIN_MASTER_KEY',
} as const
const crew = { by: 'credential', levels: ['project'] } as const
const fleet = { by: 'credential', levels: ['server'] } as const
const ship = { project: { from: 'path', segment: 'ship' } } as const
const vessel = { client_id: { from: 'path', segment: 'vessel' } } as const

const mediaType = 'application/vnd.lighthouse+json'

/** Every refusal of every surface looks like this. */
const signal = {
  signal: 'red',
  fault: {
    id: given('refusal_code'),
    words: given('refusal_text'),
    about: optional('refusal_member'),
    again_at: optional('reset_at', 'iso'),
    log: given('request_id'),
  },
}
const dark = {
  status: 401,
  mediaType,
  body: { signal: 'dark', fault: { words: 'This lantern is not lit.' } },
}
/** States that callers are not told apart. */
const unlit = alike(dark, 'key_unknown', 'key_revoked', 'key_inactive', 'secret_retired')
const away = alike(
  { status: 423, mediaType, body: { signal: 'red', fault: { words: 'The ship is in dock.' } } },
  'project_inactive',
)

const described = {
  no: given('key_id'),
  called: given('key_name'),
  begins: given('key_prefix'),
  made: given('created_at', 'iso'),
  ends: optional('expires_at', 'iso'),
}
const shown = { vessel: given('client_id'), called: given('client_name'), lit: given('is_active') }

const contract: Contract = {
  name: 'lighthouse',
  title: 'Lighthouse',
  nouns: { project: 'ship' },
  documentedAt: [{ url: 'https://lighthouse.example/keepers', read: '2026-11' }],
  keys: {
    issue: {
      name: 'lighthouse-2',
      prefixes: { live: 'lh-sea-', test: 'lh-pool-' },
      displayLength: 18,
      find: { by: 'id', version: 'L', secretLength: 44, mac: false, digest: 'salted' },
    },
    accept: [
      {
        name: 'lighthouse-1',
        prefixes: { live: 'LAMP_' },
        displayLength: 8,
        find: { by: 'digest', secretLength: 40, digest: 'sha256' },
      },
    ],
  },
  rights: {
    scopes: [
      { scope: 'lamp:light', allows: 'Light and put out lamps' },
      { scope: 'log:read', allows: 'Read the log of a ship' },
    ],
    products: true,
    audiences: { default: { named: 'urn:lighthouse:coast' }, known: ['urn:lighthouse:islands'] },
  },
  tokens: {
    path: '/keeper/v3/lanterns',
    encodings: ['json', 'form'],
    parameters: { grantType: 'manner', clientId: 'vessel', scope: 'duties', audience: 'waters' },
    carriers: [
      { in: 'body', member: 'watchword' },
      { in: 'body', member: 'old_watchword', whenAbsent: 'watchword' },
      { in: 'basic' },
    ],
    clientId: 'matches',
    oneCarrier: false,
    longestScope: 240,
    unscoped: 'listed',
    issuer: { named: 'urn:lighthouse:keeper' },
    profile: {
      algorithm: 'EdDSA',
      header: { typ: 'lantern+jwt', kid: true },
      lifetimeSeconds: 420,
      claims: {
        iss: 'issuer',
        aud: 'audience',
        iat: 'issued_at',
        exp: 'expires_at',
        jti: 'token_id',
        vessel: 'client_id',
        ship: 'project_id',
        watchword: 'key_id',
        waters: 'environment',
        duties: 'scope_array',
        skills: 'capabilities',
        berth: 'tier',
      },
    },
    reply: {
      status: 201,
      mediaType,
      body: {
        lantern: given('access_token'),
        burns_for: given('expires_in'),
        shown_as: 'Lantern',
        duties: given('scopes'),
      },
    },
  },
  resources: {
    carriers: [
      { in: 'authorization', scheme: 'Lantern' },
      { in: 'header', header: 'X-Lighthouse-Watchword' },
    ],
    takes: ['token', 'key'],
    require: {
      environments: ['live', 'test'],
      headers: [{ header: 'X-Keeper', refusal: 'user_id_missing' }],
    },
    routes: [
      {
        method: 'PUT',
        path: '/coast/lamps/{lamp}',
        scopes: ['lamp:light'],
        capabilities: ['lamps.light'],
        environments: ['live'],
      },
      {
        method: 'PATCH',
        path: '/coast/ships/{ship}/log',
        scopes: ['log:read'],
        project: 'ship',
        levels: ['project', 'server'],
        cors: true,
      },
      { method: 'DELETE', path: '/pool/lamps/{lamp}', environments: ['test'] },
    ],
  },
  operations: [
    {
      does: 'whoami',
      method: 'POST',
      path: '/keeper/v3/hail',
      caller: crew,
      environments: ['test', 'live'],
      takes: {},
      reply: ok({
        hail: given('project_name'),
        watchword: given('key_prefix'),
        by: given('credential_kind'),
        duties: given('scopes', 'joined'),
        skills: given('capabilities'),
      }),
    },
    {
      does: 'create_key',
      method: 'PUT',
      path: '/keeper/v3/ships/{ship}/watchwords',
      caller: crew,
      takes: {
        ...ship,
        name: { from: 'body', member: 'called', required: true, is: 'text' },
        scopes: { from: 'body', member: 'duties', required: false, is: 'scopes' },
        expires_in: { from: 'body', member: 'ends_in', required: false, is: 'duration' },
      },
      reply: { status: 202, body: { watchword: { ...described, words: given('secret') } } },
    },
    {
      does: 'list_keys',
      method: 'GET',
      path: '/keeper/v3/ships/{ship}/watchwords',
      caller: crew,
      takes: ship,
      reply: ok({ watchwords: each('keys', described), more: optional('next_cursor') }),
    },
    {
      does: 'register_client',
      method: 'POST',
      path: '/keeper/v3/vessels',
      caller: harbourmaster,
      takes: {
        project: { from: 'constant', value: 'harbour' },
        name: { from: 'body', member: 'called', required: true, is: 'text' },
        tier: { from: 'body', member: 'berth', required: false, is: 'tier', otherwise: 'skiff' },
      },
      reply: ok({ ...shown, berth: given('tier'), watchword: given('secret') }),
    },
    {
      does: 'list_clients',
      method: 'GET',
      path: '/keeper/v3/vessels',
      caller: harbourmaster,
      takes: { project: { from: 'query', parameter: 'of', is: 'slug', otherwise: 'harbour' } },
      reply: ok({ vessels: each('clients', shown), more: optional('next_cursor') }),
    },
    {
      does: 'rotate_client_secret',
      method: 'PATCH',
      path: '/keeper/v3/vessels/{vessel}/watchword',
      caller: harbourmaster,
      takes: {
        ...vessel,
        overlap: { from: 'body', member: 'both_for', required: false, is: 'overlap' },
      },
      reply: ok({ ...shown, watchword: given('secret') }),
    },
    {
      does: 'deactivate_client',
      method: 'DELETE',
      path: '/keeper/v3/vessels/{vessel}',
      caller: harbourmaster,
      takes: vessel,
      reply: noContent,
    },
    {
      does: 'list_projects',
      method: 'GET',
      path: '/keeper/v3/ships',
      caller: fleet,
      takes: {},
      reply: ok({ ships: each('projects', { no: given('project_id') }) }),
    },
  ],
  documents: { jwks: '/keeper/v3/lenses.json', metadata: '/keeper/v3/about.json' },
  projects: [{ slug: 'harbour', name: 'The harbour' }],
  limits: {
    perAddress: [
      { name: 'lanterns', path: '/keeper/v3/lanterns', requests: 300, per: 'hour', burst: false },
      { name: 'hails', path: '/keeper/v3/hail', requests: 90, per: 'minute' },
    ],
    countBy: 'project',
    tiers: {
      skiff: {
        requests: 40,
        per: 'second',
        quota: { requests: 5_000, per: 'day' },
        test: { requests: 4, per: 'second' },
      },
      schooner: {
        requests: 9_000,
        per: 'hour',
        burst: false,
        whenUnreachable: 'open',
        quota: { requests: 1_000_000, per: 'month' },
      },
    },
    defaultTier: 'skiff',
  },
  refusals: {
    token: { ...shaped('token', signal, mediaType), ...unlit, ...away },
    resource: { ...shaped('resource', signal, mediaType), ...unlit, ...away },
    operation: { ...shaped('operation', signal, mediaType), ...unlit, ...away },
  },
  challenges: {
    token: { scheme: 'ApiKey', realm: 'the coast' },
    resource: { scheme: 'Basic', realm: 'the coast' },
    operation: { scheme: 'Basic', realm: 'the keeper' },
  },
  secrets: [{ setting: 'ADMIN_MASTER_KEY', minCharacters: 48 }],
  page: {
    gettingAKey: ['The harbourmaster registers your vessel and hands you its watchword, once.'],
    portal: { selfService: true, colour: '#b45309' },
    notes: ['A lantern burns for seven minutes. Fetch another before it goes out.'],
  },
}

export default contract
