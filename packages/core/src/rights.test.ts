import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnixMillis } from './branded.ts'
import { holdsCapability, isCapability, isGrantableCapability } from './capabilities.ts'
import type { ProjectFacts, SubscribedGrant } from './credential-record.ts'
import { grantOf } from './rights.ts'

const part = fc.constantFrom('a', 'b', 'history', 'read', 'x-1', 'y_2')
const capability = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
const granted = fc.oneof(
  capability,
  capability.map((name) => `${name}.*`),
  fc.constant('*'),
)

describe('a capability', () => {
  it.each([
    ['indexer.*', 'indexer.history.read', true],
    ['indexer.*', 'indexer.subscribe', true],
    ['indexer.*', 'indexer', false],
    ['indexer.*', 'indexers.read', false],
    ['indexer.subscribe', 'indexer.history.read', false],
    ['indexer.subscribe', 'indexer.subscribe.evm', false],
    ['*', 'anything.at.all', true],
  ])('%s grants %s: %s', (one, wanted, holds) => {
    expect(holdsCapability([one], wanted)).toBe(holds)
  })

  it('is granted by itself, and by what is above it with a star, and by nothing else', () => {
    fc.assert(
      fc.property(granted, capability, (one, wanted) => {
        const above = one === '*' ? '' : one.slice(0, -1)
        const expected = one === wanted || (one.endsWith('*') && wanted.startsWith(above))
        expect(holdsCapability([one], wanted)).toBe(expected)
        expect(isGrantableCapability(one)).toBe(true)
        expect(isCapability(wanted)).toBe(true)
      }),
    )
  })

  it.each(['', '.', 'a.', '.a', 'a..b', 'A', 'a b', 'a.*', '*', 'a*', 'ä', 'a'.repeat(129)])(
    'is not %j',
    (text) => {
      expect(isCapability(text)).toBe(false)
    },
  )

  it.each(['a*', '*.a', 'a.*.b', '**', 'a.**', ''])('%j can not be granted', (text) => {
    expect(isGrantableCapability(text)).toBe(false)
  })
})

const at = fc.integer({ min: 0, max: 100 }).map((ms) => ms as UnixMillis)
const subscribed: fc.Arbitrary<SubscribedGrant> = fc.record({
  capabilities: fc.array(granted, { maxLength: 3 }),
  scopes: fc.array(part, { maxLength: 3 }),
  tier: fc.option(fc.constantFrom('low', 'high')),
  from: at,
  until: fc.option(at),
})
const projectWith = (grants: readonly SubscribedGrant[]): ProjectFacts => ({
  id: 'prj_0000000000000000' as ProjectFacts['id'],
  slug: 'a',
  name: 'A',
  contact: null,
  isActive: true,
  tokensFrom: null,
  grants,
})

describe('what a project may', () => {
  it('is what its current subscriptions grant together, by a simple model', () => {
    fc.assert(
      fc.property(fc.array(subscribed), at, (grants, now) => {
        const current = grants.filter(({ from, until }) => now >= from && now < (until ?? 101))
        const grant = grantOf(projectWith(grants), 'sold', now)
        expect(new Set(grant.scopes)).toEqual(new Set(current.flatMap(({ scopes }) => scopes)))
        expect(new Set(grant.capabilities)).toEqual(
          new Set(current.flatMap(({ capabilities }) => capabilities)),
        )
        const tiers = current.map(({ tier }) => tier).filter((tier) => tier !== null)
        expect(grant.tier === null ? tiers.length : tiers.includes(grant.tier)).toBe(
          grant.tier === null ? 0 : true,
        )
      }),
    )
  })

  it('only grows with a subscription, and the others do not matter to what one grants', () => {
    fc.assert(
      fc.property(fc.array(subscribed), subscribed, at, (grants, more, now) => {
        const before = grantOf(projectWith(grants), 'sold', now)
        const after = grantOf(projectWith([...grants, more]), 'sold', now)
        for (const one of before.capabilities) expect(after.capabilities).toContain(one)
        for (const one of before.scopes ?? []) expect(after.scopes).toContain(one)
      }),
    )
  })

  it('has the declared scopes where scopes are not sold', () => {
    fc.assert(
      fc.property(fc.array(subscribed), at, (grants, now) => {
        expect(grantOf(projectWith(grants), ['a', 'b'], now).scopes).toEqual(['a', 'b'])
        expect(grantOf(projectWith(grants), null, now).scopes).toBeNull()
      }),
    )
  })
})
