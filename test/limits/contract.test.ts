import { describe, expect, it } from 'vitest'
import { readConfig, StartRefused } from '../../packages/server/src/config.ts'
import type { Contract, Limits } from '../../packages/server/src/contracts/contract.ts'
import { native } from '../../packages/server/src/contracts/native.ts'
import { chooseContract } from '../../packages/server/src/main.ts'

const good = { requests: 30, per: 'minute' } as const

/** What a start with these limits says; null when it goes on. */
async function refusalOf(limits: Partial<Limits>): Promise<string | null> {
  const contract: Contract = { ...native, limits: { ...native.limits, ...limits } }
  try {
    await chooseContract('own', { own: contract })
    return null
  } catch (error) {
    if (error instanceof StartRefused) return error.message
    throw error
  }
}

describe('a contract', () => {
  it('may have the limits that the documentation shows', async () => {
    const tiers = {
      free: {
        requests: 10,
        per: 'second',
        burst: false,
        quota: { requests: 10_000, per: 'month' },
      },
      paid: {
        requests: 2_000,
        per: 'minute',
        whenUnreachable: 'open',
        test: { requests: 10, per: 'minute' },
      },
    } as const
    const perAddress = [{ name: 'address', path: '/oauth/token', ...good }] as const
    const limits = { tiers, perAddress, defaultTier: 'free', countBy: 'client' } as const
    expect(await refusalOf(limits)).toBeNull()
  })

  it.each([
    ['a limit of 0', { tiers: { none: { ...good, requests: 0 } } }, 'limits.tiers.none.requests'],
    ['a negative limit', { tiers: { a: { ...good, requests: -1 } } }, 'limits.tiers.a.requests'],
    ['half a request', { tiers: { a: { ...good, requests: 0.5 } } }, 'limits.tiers.a.requests'],
    ['no end', { tiers: { a: { ...good, requests: Infinity } } }, 'limits.tiers.a.requests'],
    [
      'a quota of 0',
      { tiers: { a: { ...good, quota: { requests: 0, per: 'month' } } } },
      'limits.tiers.a.quota.requests',
    ],
    [
      'a limit of 0 for test keys',
      { tiers: { a: { ...good, test: { ...good, requests: 0 } } } },
      'limits.tiers.a.test.requests',
    ],
    [
      'two limits of one name',
      { tiers: { a: { ...good, test: good }, 'a-test': good } },
      'limits.tiers.a.test',
    ],
    ['a name with a quote', { tiers: { 'a"b': good } }, 'limits.tiers.a"b'],
    ['a default that is not there', { defaultTier: 'gold' }, 'limits.defaultTier'],
    [
      'a limit of 0 for addresses',
      { perAddress: [{ name: 'address', path: '/oauth/token', per: 'minute', requests: 0 }] },
      'limits.perAddress[0].requests',
    ],
    [
      'a path that nothing serves',
      { perAddress: [{ name: 'address', path: '/elsewhere', ...good }] },
      'limits.perAddress[0].path',
    ],
    [
      'a name that is there twice',
      {
        perAddress: [
          { name: 'address', path: '/oauth/token', ...good },
          { name: 'address', path: '/oauth/token', ...good },
        ],
      },
      'limits.perAddress[1].name',
    ],
  ] as const)('may not have %s', async (_what, limits, place) => {
    expect(await refusalOf(limits as Partial<Limits>)).toContain(`can not be served:\n  ${place}`)
  })
})

it('proxies that are no addresses are refused by the name of the setting', () => {
  for (const text of ['localhost', '10.0.0.0/33', '10.0.0.1 10.0.0.2']) {
    expect(() => readConfig({ TRUSTED_PROXIES: text }, {})).toThrow(
      /^TRUSTED_PROXIES is not usable/,
    )
  }
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }, {})
  expect(trustedProxies).toEqual(['10.0.0.0/8', '::1'])
})
