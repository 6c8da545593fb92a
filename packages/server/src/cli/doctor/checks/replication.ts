import type { ServerFacts } from '../../../maintenance.ts'
import { type Check, type Finding, fine, seen } from '../finding.ts'

/** A standby in one of these states has a commit before it is answered. */
const synchronous: ReadonlySet<string | null> = new Set(['sync', 'quorum'])

/** Whether a standby that takes over would know of every revocation. */
export const replication: Check = (facts) => {
  const server = seen(facts)?.server ?? null
  return server === null ? [] : [judge(server)]
}

function judge(server: ServerFacts): Finding {
  const { isStandby, standbys, seesStandbys } = server
  const check = 'replication'
  if (isStandby) {
    return {
      check,
      level: 'problem',
      says: 'DATABASE_URL names a standby: verifications must read the primary.',
      mend: 'Let DATABASE_URL name the primary, or an address that follows it.',
    }
  }
  if (standbys.length === 0) {
    return fine(
      check,
      'No standby is connected: if the server is lost, what was changed since the last backup is too.',
    )
  }
  if (standbys.some(({ syncState }) => synchronous.has(syncState))) {
    return fine(
      check,
      `${countOf(server)}, at least one of them synchronous: it has every change before it is answered.`,
    )
  }
  if (!seesStandbys && standbys.every(({ syncState }) => syncState === null)) {
    return {
      check,
      level: 'warning',
      says: `${countOf(server)}, and the user may not see whether they are synchronous.`,
      mend: 'grant pg_monitor to the user of DATABASE_URL, and run this again.',
    }
  }
  return {
    check,
    level: 'warning',
    says: `${countOf(server)}, none of them synchronous: one that takes over may not know the last revocations, and accept their keys.`,
    mend: 'Name it in synchronous_standby_names, or never let it take over.',
  }
}

function countOf({ standbys }: ServerFacts): string {
  return standbys.length === 1 ? 'One standby' : `${standbys.length} standbys`
}
