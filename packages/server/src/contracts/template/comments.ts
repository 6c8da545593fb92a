import type { Comments } from './printed.ts'

/** What the members are for that people change first. */
export const comments: Comments = {
  '.name':
    'Recorded in the database at the first start; another name is another contract, and is refused then.',
  '.title': 'The name of your API, in texts for its callers.',
  '.nouns': 'What you call a project: "workspace", "business", "account".',
  '.documentedAt': 'Where the page is that this contract keeps to: [{ url, read }].',
  '.keys':
    'What a key looks like. New keys are made as `issue` says; those of `accept` stay valid.',
  '.keys.issue.name':
    'Stored with every key: another format needs another name, and this one in `accept`.',
  '.keys.issue.prefixes': 'What a key begins with. An environment that is absent has no keys.',
  '.keys.issue.displayLength': 'How many characters people see of a key, to tell keys apart.',
  '.keys.issue.find':
    "by 'id': a key names its record; `mac` refuses forgeries before any look-up. by 'digest': all of it is random.",
  '.rights.scopes': "'open': any scope. A list: these alone, [{ scope, allows }].",
  '.rights.products': 'Whether subscriptions to products grant scopes and capabilities.',
  '.rights.audiences':
    "What tokens are for. 'issuer' is your PUBLIC_URL, 'configured' the first of AUDIENCES.",
  '.tokens':
    'The token endpoint (RFC 6749 §4.4). null: there is none, and resources take keys alone.',
  '.tokens.parameters': 'Names of the parameters; null: there is no such parameter.',
  '.tokens.carriers': 'Where the secret may sit. The first that is present counts.',
  '.tokens.clientId': "'required', 'matches' (may be left out) or 'ignored'.",
  '.tokens.unscoped': "Asked without scope: 'full' says nothing, 'listed' says all that is held.",
  '.tokens.profile.algorithm': "'ES256', 'EdDSA', 'RS256', 'PS256', or 'HS256' by JWT_SECRET.",
  '.tokens.profile.lifetimeSeconds':
    'Short is safe: offline verifiers accept a token until it ends.',
  '.tokens.profile.claims': 'Name of each claim, and what it holds.',
  '.tokens.reply':
    'given(…) puts a fact in its place; optional(…) leaves it out where there is none.',
  '.resources.carriers':
    "Where a request carries its credential: { in: 'header', header: 'X-API-Key' } is another.",
  '.resources.takes': "'key', 'token' or both.",
  '.resources.require.environments': 'Whose credentials pass where a route says nothing else.',
  '.resources.require.headers': 'Headers that every call sends besides: [{ header, refusal }].',
  '.resources.routes':
    'Routes of your API: { method, path, scopes, capabilities, levels, project, cors }.',
  '.limits.perAddress': 'Every attempt counts: { name, path, requests, per }.',
  '.limits.countBy': "What tiers are counted by: 'client', 'key' or 'project'.",
  '.limits.tiers':
    "By name: { requests: 600, per: 'minute', quota: { requests: 100_000, per: 'month' } }.",
  '.limits.defaultTier': 'Of those who have none; null: no limit.',
  '.challenges': 'What a 401 carries in WWW-Authenticate.',
  '.page': 'What the page at /docs says that no other member knows: sentences, a paragraph each.',
}
