import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClientId, KeyId, ProjectId, UnixMillis } from './branded.ts'
import { type CredentialRecord, usualSettings } from './credential-record.ts'
import { type Facts, judge } from './judge.ts'
import { principalOf } from './principal.ts'
import type { RefusalCode } from './refusals.ts'

const at = (ms: number): UnixMillis => ms as UnixMillis
const now = at(1_000_000)

const record: CredentialRecord = {
  key: {
    id: 'key_0000000000000001' as KeyId,
    level: 'project',
    environment: 'live',
    name: 'production',
    scopes: ['read', 'write'],
    audiences: null,
    permissions: [],
    ipAllow: null,
    metadata: {},
    isActive: true,
    expiresAt: null,
    revokedAt: null,
    tokensFrom: null,
  },
  secrets: [
    { generation: 2, format: 'f', digest: new Uint8Array(32), salt: null, closesAt: null },
    { generation: 1, format: 'f', digest: new Uint8Array(32), salt: null, closesAt: at(2_000_000) },
  ],
  project: {
    id: 'prj_0000000000000001' as ProjectId,
    slug: 'acme',
    name: 'Acme',
    contact: null,
    isActive: true,
    grants: [],
    tokensFrom: null,
  },
  client: {
    id: 'client_0000000000000001' as ClientId,
    name: 'App',
    scopes: null,
    audiences: null,
    tier: null,
    isActive: true,
    tokensFrom: null,
    settings: usualSettings,
  },
}
const good: Facts = {
  record,
  shown: { kind: 'key', generation: 2, closesAt: null },
  grant: { scopes: null, capabilities: ['indexer.history.read'], tier: null },
  address: 'unrestricted',
  demand: {},
  at: now,
}
const token = {
  kind: 'token',
  generation: 2,
  tokenId: 'key_0000000000000001.2.abcdefgh-_ABCDEF',
  scopes: null,
  audiences: ['https://api.example'],
  issuedAt: at(900_000),
  expiresAt: at(1_600_000),
  isRevoked: false,
  actor: null,
  confirmation: null,
} as const
const withKey = (key: Partial<CredentialRecord['key']>): Facts => ({
  ...good,
  record: { ...record, key: { ...record.key, ...key } },
})

describe('the judgement', () => {
  it('lets a good credential pass, key or token', () => {
    expect(judge(good)).toBeNull()
    expect(judge({ ...good, shown: token })).toBeNull()
    expect(
      judge({ ...good, demand: { scopes: ['read'], project: 'acme', level: 'project' } }),
    ).toBeNull()
    expect(judge({ ...good, demand: { capabilities: ['indexer.history.read'] } })).toBeNull()
  })

  const refused: readonly (readonly [RefusalCode, Facts])[] = [
    ['key_revoked', withKey({ revokedAt: now })],
    ['key_inactive', withKey({ isActive: false })],
    ['key_expired', withKey({ expiresAt: now })],
    ['key_expired', withKey({ expiresAt: at(1) })],
    [
      'client_inactive',
      { ...good, record: { ...record, client: { ...record.client, isActive: false } as never } },
    ],
    [
      'project_inactive',
      { ...good, record: { ...record, project: { ...record.project, isActive: false } as never } },
    ],
    ['secret_retired', { ...good, shown: { kind: 'key', generation: 1, closesAt: now } }],
    ['token_expired', { ...good, shown: { ...token, expiresAt: now } }],
    ['token_revoked', { ...good, shown: { ...token, generation: 3 } }],
    [
      'token_revoked',
      { ...good, shown: { ...token, generation: 1, expiresAt: at(2_600_000) }, at: at(2_000_000) },
    ],
    ['token_revoked', { ...good, shown: { ...token, isRevoked: true } }],
    ['token_revoked', { ...withKey({ tokensFrom: at(900_001) }), shown: token }],
    [
      'token_revoked',
      {
        ...good,
        shown: token,
        record: { ...record, client: { ...record.client, tokensFrom: at(900_001) } as never },
      },
    ],
    [
      'token_revoked',
      {
        ...good,
        shown: token,
        record: { ...record, project: { ...record.project, tokensFrom: at(900_001) } as never },
      },
    ],
    ['address_missing', { ...good, address: 'undeclared' }],
    ['address_refused', { ...good, address: 'refused' }],
    ['environment_refused', { ...good, demand: { environment: 'test' } }],
    ['project_refused', { ...good, demand: { project: 'other' } }],
    ['level_refused', { ...good, demand: { level: 'server' } }],
    ['scope_missing', { ...good, demand: { scopes: ['read', 'delete'] } }],
    [
      'scope_missing',
      { ...good, shown: { ...token, scopes: ['read'] }, demand: { scopes: ['write'] } },
    ],
    ['scope_missing', { ...withKey({ scopes: [] }), demand: { scopes: ['read'] } }],
    ['capability_missing', { ...good, demand: { capabilities: ['indexer.subscribe.evm'] } }],
  ]
  it.each(refused)('refuses with %s', (code, facts) => {
    expect(judge(facts)).toBe(code)
  })

  it('lets tokens count that were minted when those before them were revoked', () => {
    expect(judge({ ...withKey({ tokensFrom: at(900_000) }), shown: token })).toBeNull()
    expect(judge(withKey({ tokensFrom: now }))).toBeNull()
  })

  it('lets an end count from its very instant, not before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), (offset) => {
        const expected = offset <= 0 ? 'key_expired' : null
        expect(judge(withKey({ expiresAt: at(now + offset) }))).toBe(expected)
      }),
    )
  })

  it('says the final state before the passing one', () => {
    const facts = withKey({ revokedAt: now, isActive: false, expiresAt: at(1) })
    expect(judge({ ...facts, address: 'refused', demand: { scopes: ['x'] } })).toBe('key_revoked')
  })
})

it('gives a principal the rights that grant, client, key and token all leave', () => {
  const lists = fc.oneof(fc.constant(null), fc.subarray(['a', 'b', 'c']))
  fc.assert(
    fc.property(lists, lists, lists, lists, (granted, ofClient, ofKey, ofToken) => {
      const facts: Facts = {
        ...good,
        grant: { scopes: granted, capabilities: [], tier: null },
        record: {
          ...record,
          key: { ...record.key, scopes: ofKey },
          client: { ...record.client, scopes: ofClient } as never,
        },
        shown: { ...token, scopes: ofToken },
      }
      const { scopes } = principalOf(facts)
      for (const scope of ['a', 'b', 'c']) {
        const allHold = [granted, ofClient, ofKey, ofToken].every((l) => l?.includes(scope) ?? true)
        expect(scopes?.includes(scope) ?? true).toBe(allHold)
        expect(judge({ ...facts, demand: { scopes: [scope] } }) === null).toBe(allHold)
      }
    }),
  )
})
