import {
  type Allowance,
  type AskedCounter,
  type Counter,
  fits,
  type Refusal,
  refuse,
  retryAt,
  secondsFrom,
  type UnixMillis,
} from '@countersign/core'
import { sha256 } from '../engine/random.ts'
import type { SignIn } from './context.ts'

/**
 * How often somebody may try. Of an address: an office behind one may sign in together. Of an account:
 * who mistypes has enough, and at this rate a password of 12 characters outlives whoever guesses.
 */
const perAddress = [
  { most: 30, per: 'minute' },
  { most: 300, per: 'hour' },
] as const
const perAccount = [
  { most: 10, per: 'minute' },
  { most: 60, per: 'hour' },
] as const

/** Counts an attempt, whatever becomes of it, before anything else of it is looked at. */
export async function countAttempt(
  { source, account }: { readonly source: string; readonly account?: string },
  { engine: { store } }: SignIn,
): Promise<Refusal | null> {
  const counters = [
    ...countersOf(`sign-in/from/${source}`, perAddress),
    ...(account === undefined ? [] : countersOf(`sign-in/to/${nameOf(account)}`, perAccount)),
  ]
  const [spent] = await store.spend([{ counters, cost: 1 }])
  if (spent === undefined) throw new Error('the store answered nothing')
  if (spent.isSpent) return null
  const ends = counters.flatMap(({ allowance }, place) => {
    const counter = spent.counters[place] as Counter
    return fits(counter, allowance, 1, spent.at) ? [] : [retryAt(counter, allowance, 1)]
  })
  const resetAt = Math.max(spent.at, ...ends) as UnixMillis
  return refuse('rate_exceeded', { resetAt, retryAfterSeconds: secondsFrom(spent.at, resetAt) })
}

function countersOf(
  name: string,
  allowed: readonly Pick<Allowance, 'most' | 'per'>[],
): readonly AskedCounter[] {
  return allowed.map(({ most, per }) => ({
    name: `${name}/${per}`,
    allowance: {
      name: `sign-in-${per}`,
      most,
      per,
      burst: true,
      whenUnreachable: 'closed',
      isQuota: false,
    },
  }))
}

/** Counters tell nobody whose they are. */
function nameOf(account: string): string {
  return Buffer.from(sha256(account.toLowerCase())).toString('base64url')
}
