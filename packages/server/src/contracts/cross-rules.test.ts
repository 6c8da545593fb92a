import { describe, expect, it } from 'vitest'
import { signingAlgorithms } from '../engine/signing-algorithms.ts'
import { axelered } from './axelered.ts'
import { unsupportedWords } from './check-contract.ts'
import { type Contract, operationNames, type Tokens } from './contract.ts'
import { convexity } from './convexity.ts'
import { native } from './native.ts'
import { ok } from './replies.ts'

const offered = { operations: new Set<string>(operationNames), algorithms: signingAlgorithms }
const tokens = native.tokens as Tokens
const without = (...sources: readonly string[]) => {
  const claims = Object.entries(tokens.profile.claims).filter(([, held]) => !sources.includes(held))
  return { ...tokens, profile: { ...tokens.profile, claims: Object.fromEntries(claims) } }
}
const [whoami] = native.operations
const { issue } = native.keys
const [createKey, , readKey] = axelered.operations

/** What of a contract differs, and what is said of it. */
const cases: readonly (readonly [Partial<Contract>, string])[] = [
  [
    { keys: { issue: { ...issue, prefixes: {} }, accept: [] } },
    'keys.issue.prefixes: there is none',
  ],
  [
    { keys: { issue: { ...issue, prefixes: { live: 'k_', test: 'k_' } }, accept: [] } },
    'keys.issue.prefixes: live and test must differ',
  ],
  [
    { keys: { issue: { ...issue, displayLength: 40 }, accept: [] } },
    'keys.issue.displayLength: shows',
  ],
  [{ keys: { issue, accept: [issue] } }, 'keys.accept[0].name: another format is called native-1'],
  [
    { tokens: without('scope_string') },
    'tokens.profile.claims: one must hold scope_string or scope_array',
  ],
  [{ tokens: without('token_id') }, 'tokens.profile.claims: exactly one must hold token_id'],
  [{ tokens: { ...tokens, reply: ok({}) } }, "tokens.reply: must hold given('access_token')"],
  [{ tokens: null }, 'resources.takes: there are no tokens to take'],
  [{ tokens: { ...tokens, path: '/docs/{x}/{x}' } }, 'tokens.path: a segment is named twice'],
  [
    { documents: { jwks: '/docs', metadata: null } },
    'documents.jwks: the page of the contract has this route',
  ],
  [
    { operations: whoami === undefined ? [] : [whoami, whoami] },
    'operations[1].path: operations[0].path has this route',
  ],
  [
    { operations: readKey === undefined ? [] : [{ ...readKey, takes: {} }] },
    'operations[0].takes: read_key needs key_id',
  ],
  [
    { operations: createKey === undefined ? [] : [{ ...createKey, reply: ok({}) }] },
    "operations[0].reply: must hold given('secret')",
  ],
  [
    { rights: { ...native.rights, scopes: [] }, resources: convexity.resources },
    'resources.routes[0].scopes: indexer:read is not among rights.scopes',
  ],
  [
    { resources: convexity.resources },
    'resources.routes[0].capabilities: only products grant them',
  ],
  [
    {
      refusals: {
        ...native.refusals,
        resource: { ...native.refusals.resource, unavailable: { status: 401, body: null } },
      },
    },
    'refusals.resource.unavailable.status: must be 500 or more',
  ],
]

describe('members that do not go together are refused', () => {
  it.each(cases)('%#', (differs, expected) => {
    const texts = unsupportedWords({ ...native, ...differs }, offered)
    expect(texts.join('\n')).toContain(expected)
  })
})
