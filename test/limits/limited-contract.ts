import type { Contract, Tier } from '../../packages/server/src/contracts/contract.ts'
import { native } from '../../packages/server/src/contracts/native.ts'

/** A tier for everything that limits do. Days, where a test may not meet the end of a window. */
export const tiers = {
  five: { requests: 5, per: 'day' },
  open: { requests: 5, per: 'day', whenUnreachable: 'open' },
  even: { requests: 24, per: 'day', burst: false },
  sold: { requests: 1_000, per: 'day', quota: { requests: 7, per: 'month' } },
  brief: { requests: 5, per: 'minute' },
  hourly: { requests: 1_000, per: 'hour' },
  parted: {
    ...{ requests: 5, per: 'day', quota: { requests: 100, per: 'month' } },
    test: { requests: 2, per: 'day' },
  },
  wide: { requests: 100_000, per: 'day' },
  rapid: { requests: 100, per: 'second' },
  trickle: { requests: 5, per: 'second' },
} as const satisfies Record<string, Tier>

/** The native contract with limits that a test can reach. */
export const limited: Contract = {
  ...native,
  limits: {
    perAddress: [{ name: 'address', path: '/oauth/token', requests: 10, per: 'day' }],
    countBy: 'key',
    tiers,
    defaultTier: null,
  },
}
