import { createPublicKey, verify } from 'node:crypto'
import type { ClientId, UnixMillis } from '@countersign/core'
import fc from 'fast-check'
import { calculateJwkThumbprint } from 'jose'
import { expect, it } from 'vitest'
import { instants, principals, principalWith } from '../../../../test/identity/principals.ts'
import { createRootSecret } from '../engine/root-secret.ts'
import { createIdentity } from './identity.ts'
import { periodMs } from './identity-keys.ts'
import { createRecentHeaders } from './recent-headers.ts'

const root = createRootSecret('a root secret of the tests, 0123456789')
const issuer = 'https://api.example'
const at = Date.UTC(2026, 10, 23) as UnixMillis

const after = (ms: number, from: UnixMillis = at) => (from + ms) as UnixMillis

function read(header: string) {
  const [head = '', claims = ''] = header.split('.')
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { head: decoded(head), claims: decoded(claims) }
}

it('signs what the principal is, with a key that is published at that time', () => {
  fc.assert(
    fc.property(principals, instants, (principal, now) => {
      const identity = createIdentity(root, { issuer })
      const header = identity.headerFor(principal, 'billing', now)
      const { head, claims } = read(header)
      const jwk = identity.jwks(now).keys.find(({ kid }) => kid === head.kid)
      const [input, signature] = [header.slice(0, header.lastIndexOf('.')), header.split('.')[2]]
      const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
      const bytes = Buffer.from(signature ?? '', 'base64url')
      expect(verify(null, Buffer.from(input), key, bytes)).toBe(true)
      expect(head).toEqual({ alg: 'EdDSA', kid: jwk?.kid, typ: 'countersign-identity+jwt' })
      const seconds = Math.floor(now / 1_000)
      expect(claims).toEqual({
        ...{ iss: issuer, aud: 'billing', iat: seconds, exp: seconds + 30 },
        jti: expect.stringMatching(/^[\w-]{16}$/),
        sub: principal.clientId ?? principal.keyId,
        level: principal.level,
        project: principal.project && { id: principal.project.id, slug: principal.project.slug },
        key_id: principal.keyId,
        client_id: principal.clientId,
        environment: principal.environment,
        scopes: principal.scopes,
        capabilities: principal.capabilities,
        tier: principal.tier,
        generation: principal.generation,
      })
    }),
  )
})

it('publishes before it signs, and after it has signed, on every node alike', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -periodMs, max: periodMs }), (now, apart) => {
      const [one, other] = [createIdentity(root, { issuer }), createIdentity(root, { issuer })]
      const { head } = read(one.headerFor(principalWith(), 'billing', now))
      const seen = other.jwks(after(apart, now)).keys.map(({ kid }) => kid)
      expect(seen).toHaveLength(3)
      expect(seen).toContain(head.kid)
    }),
  )
})

it('has another key in each period, and for each root secret', () => {
  const kids = [0, 1, 2, 3].map(
    (period) => createIdentity(root, { issuer }).jwks(after(period * periodMs)).keys[1]?.kid ?? '',
  )
  const other = createRootSecret('another root secret of the tests, 0123')
  kids.push(createIdentity(other, { issuer }).jwks(at).keys[1]?.kid ?? '')
  expect(new Set(kids).size).toBe(5)
})

it('names keys by their thumbprint, and publishes no private part', async () => {
  for (const jwk of createIdentity(root, { issuer }).jwks(at).keys) {
    expect(jwk.kid).toBe(await calculateJwkThumbprint(jwk))
    expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  }
})

it('gives a header again for less than ten seconds, and to no other principal or upstream', () => {
  const one = principalWith()
  const others = [
    principalWith({ generation: 2 }),
    principalWith({ scopes: null }),
    principalWith({ scopes: [] }),
    principalWith({ capabilities: [] }),
    principalWith({ tier: null }),
    principalWith({ environment: 'test' }),
    principalWith({ clientId: 'client_1' as ClientId }),
    principalWith({ level: 'server', project: null }),
  ]
  const identity = createIdentity(root, { issuer })
  const header = identity.headerFor(one, 'billing', at)
  expect(identity.headerFor(principalWith(), 'billing', after(9_999))).toBe(header)
  const different = [
    identity.headerFor(one, 'shipping', at),
    ...others.map((other) => identity.headerFor(other, 'billing', at)),
    identity.headerFor(one, 'billing', after(10_000)),
  ]
  expect(new Set([header, ...different]).size).toBe(different.length + 1)
  // a clock that was set back
  expect(identity.headerFor(one, 'billing', after(-1))).not.toBe(header)
})

it('keeps a bounded number of headers, whatever is asked of it', () => {
  const asked = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: -2_000, max: 20_000 })))
  fc.assert(
    fc.property(asked, (steps) => {
      const recent = createRecentHeaders(50, 10_000)
      let now = at
      for (const [who, ms] of steps) {
        now = after(ms, now)
        const found = recent.find(String(who), now)
        if (found !== null) {
          const [name, made] = found.split('@')
          expect(name).toBe(String(who))
          expect(now - Number(made)).toBeLessThan(10_000)
          expect(now).toBeGreaterThanOrEqual(Number(made))
        } else recent.keep(String(who), `${String(who)}@${String(now)}`, now)
        expect(recent.count()).toBeLessThanOrEqual(50)
      }
    }),
  )
})
