import { describe, expect, it } from 'vitest'
import {
  type AccessToken,
  claimsOf,
  composeTokenId,
  parseTokenId,
  readClaims,
  type TokenProfile,
} from './access-token.ts'
import type { KeyId, UnixSeconds } from './branded.ts'

const profile: TokenProfile = {
  algorithm: 'ES256',
  header: { typ: 'at+jwt', kid: true },
  lifetimeSeconds: 600,
  claims: {
    iss: 'issuer',
    aud: 'audience',
    iat: 'issued_at',
    exp: 'expires_at',
    jti: 'token_id',
    scope: 'scope_string',
  },
}
const keyId = 'key_0000000000000001' as KeyId
const token: AccessToken = {
  issuer: 'https://issuer.example',
  audiences: ['indexer'],
  issuedAt: 1_000 as UnixSeconds,
  expiresAt: 1_600 as UnixSeconds,
  tokenId: composeTokenId(keyId, 3, 'abcdefgh-_ABCDEF'),
  clientId: 'client_1',
  projectId: null,
  keyId,
  environment: 'live',
  scopes: ['read', 'write'],
  capabilities: [],
  tier: null,
}
const claims = claimsOf(profile, token)

describe('claims', () => {
  it('are read back by the table that wrote them', () => {
    expect(readClaims(profile, token.issuer, claims)).toEqual({
      keyId,
      generation: 3,
      tokenId: token.tokenId,
      scopes: ['read', 'write'],
      audiences: ['indexer'],
      issuedAt: 1_000,
      expiresAt: 1_600,
    })
    const listed = { ...profile, claims: { ...profile.claims, scope: 'scope_array' } } as const
    expect(readClaims(listed, token.issuer, claimsOf(listed, token))?.scopes).toEqual([
      'read',
      'write',
    ])
  })

  it('leave out what there is not', () => {
    expect(claimsOf(profile, { ...token, scopes: null })).not.toHaveProperty('scope')
  })

  const wrong = [
    undefined,
    null,
    0,
    -1,
    1.5,
    2 ** 53,
    Number.POSITIVE_INFINITY,
    '',
    '1000',
    [],
    {},
    true,
    ['indexer'],
  ]
  it.each(['iss', 'aud', 'iat', 'exp', 'jti'])('refuse a %s that is absent or wrong', (name) => {
    for (const value of wrong) {
      if (name === 'aud' && typeof value === 'string') continue
      expect(readClaims(profile, token.issuer, { ...claims, [name]: value })).toBeNull()
    }
  })

  it.each([null, 1, '', 'a  b', ['a'], {}])('refuse the scope %j', (scope) => {
    expect(readClaims(profile, token.issuer, { ...claims, scope })).toBeNull()
  })
})

it('reads no token id but its own', () => {
  expect(parseTokenId(token.tokenId)).toEqual({ keyId, generation: 3 })
  const texts = [
    '',
    '..',
    `${keyId}.0.abcdefgh-_ABCDEF`,
    `${keyId}.3.short`,
    `x.3.abcdefgh-_ABCDEF`,
  ]
  for (const text of [...texts, `${token.tokenId}.`, `${keyId}.1e3.abcdefgh-_ABCDEF`]) {
    expect(parseTokenId(text)).toBeNull()
  }
})
