import {
  type Allowance,
  type AskedCounter,
  type Counter,
  fits,
  type Refusal,
  refuse,
  retryAt,
  type SessionId,
  secondsFrom,
  type UnixMillis,
} from '@countersign/core'
import type { SignIn } from './context.ts'
import { accountOf } from './known-devices.ts'

type Allowed = readonly Pick<Allowance, 'most' | 'per'>[]

/** Who mistypes has enough, and at this rate a password of 12 characters outlives whoever guesses. */
const ofOne: Allowed = [
  { most: 10, per: 'minute' },
  { most: 60, per: 'hour' },
]

/**
 * How often somebody may try. From an address: an office behind one may sign in together. To an account
 * from an address, from a browser that the account knows, or from a session: as one person does.
 * To an account from anywhere else together: more, since strangers use it up as well. Mails that
 * somebody has us send to an address: nobody's mailbox is to be filled by us.
 */
const allowances = {
  from: [
    { most: 30, per: 'minute' },
    { most: 300, per: 'hour' },
  ],
  'to-from': ofOne,
  by: ofOne,
  to: [
    { most: 20, per: 'minute' },
    { most: 200, per: 'hour' },
  ],
  mail: [
    { most: 3, per: 'minute' },
    { most: 10, per: 'hour' },
  ],
} as const satisfies Readonly<Record<string, Allowed>>

/** Who tries. A browser that is known to the account, and who is signed in, do not share with strangers. */
export type Attempt =
  | { readonly source: string }
  | { readonly source: string; readonly account: string; readonly device: string | null }
  | { readonly source: string; readonly mailTo: string }
  | { readonly session: SessionId }

interface Counting extends Pick<SignIn, 'engine'> {
  /** Operators and customers are counted apart. */
  readonly realm?: 'sign-in' | 'portal'
}

/** Counts an attempt, whatever becomes of it, before anything else of it is looked at. */
export async function countAttempt(
  attempt: Attempt,
  { engine: { store }, realm = 'sign-in' }: Counting,
): Promise<Refusal | null> {
  const counters = namesOf(attempt).flatMap((named) => countersOf(named, realm))
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

type Named = readonly [keyof typeof allowances, string]

function namesOf(attempt: Attempt): readonly Named[] {
  if ('session' in attempt) return [['by', attempt.session]]
  const { source } = attempt
  if ('mailTo' in attempt) {
    return [
      ['from', source],
      ['mail', accountOf(attempt.mailTo)],
    ]
  }
  if (!('account' in attempt)) return [['from', source]]
  const account = accountOf(attempt.account)
  if (attempt.device !== null) return [['by', attempt.device]]
  return [
    ['from', source],
    ['to-from', `${account}/${source}`],
    ['to', account],
  ]
}

function countersOf([kind, name]: Named, realm: string): readonly AskedCounter[] {
  return allowances[kind].map(({ most, per }) => ({
    name: `${realm}/${kind}/${name}/${per}`,
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
