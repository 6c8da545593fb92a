import { type Check, fine, seen } from '../finding.ts'

/** A difference of less than this hurts nobody. */
const harmlessMs = 2_000

/**
 * The database's clock decides; this machine's is in its logs, and in what callers are told of the
 * last use.
 */
export const clock: Check = (facts) => {
  const database = seen(facts)
  if (database === null) return []
  const { server, newestKeyAt } = database
  if (server === null) return [embeddedClock(newestKeyAt, facts.at)]
  const { clockAheadMs, roundTripMs } = server
  const seconds = (Math.abs(clockAheadMs) / 1_000).toFixed(1)
  const way = clockAheadMs < 0 ? 'ahead of' : 'behind'
  if (Math.abs(clockAheadMs) - roundTripMs / 2 <= harmlessMs) {
    return [fine('clock', `This machine's clock and the database's agree (${seconds} s apart).`)]
  }
  return [
    {
      check: 'clock',
      level: 'warning',
      says: `This machine's clock is ${seconds} s ${way} the database's, which decides what has expired.`,
      mend: 'Let both be set by NTP.',
    },
  ]
}

function embeddedClock(newestKeyAt: number | null, at: number) {
  if (newestKeyAt === null || newestKeyAt - at <= harmlessMs) {
    return fine('clock', "This machine's clock is the database's, and has not gone back.")
  }
  const seconds = Math.round((newestKeyAt - at) / 1_000)
  return {
    check: 'clock',
    level: 'problem',
    says: `The newest key was made ${seconds} s after what this machine's clock says now: it has gone back.`,
    mend: 'Set the clock by NTP: what has expired would be accepted again until then.',
  } as const
}
