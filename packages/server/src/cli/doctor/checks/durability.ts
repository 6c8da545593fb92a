import { type Check, type Finding, fine, seen } from '../finding.ts'

interface Row {
  readonly setting: string
  readonly isFine: (value: string) => boolean
  readonly otherwise: Omit<Finding, 'check'>
  readonly fine: string
}

/** The settings of PostgreSQL that decide whether what was answered is on the disk. */
const rows: readonly Row[] = [
  {
    setting: 'fsync',
    isFine: (value) => value === 'on',
    fine: 'on: what was committed survives a power cut.',
    otherwise: {
      level: 'problem',
      says: 'off: a power cut can lose revocations that were answered, and the database with them.',
      mend: "alter system set fsync = 'on'; select pg_reload_conf()",
    },
  },
  {
    setting: 'full_page_writes',
    isFine: (value) => value === 'on',
    fine: 'on: a page that was half written is mended.',
    otherwise: {
      level: 'problem',
      says: 'off: a power cut can leave pages half written, unless the file system prevents it.',
      mend: "alter system set full_page_writes = 'on'; select pg_reload_conf()",
    },
  },
  {
    setting: 'synchronous_commit',
    isFine: (value) => value === 'on' || value === 'remote_apply',
    fine: 'a change is answered once it is on the disk.',
    otherwise: {
      level: 'ok',
      says: 'lower than on, which Countersign raises for every change of its own.',
    },
  },
]

export const durability: Check = (facts) => {
  const server = seen(facts)?.server ?? null
  if (server === null) return []
  return rows.map(({ setting, isFine, fine: says, otherwise }) => {
    const value = server.settings[setting]
    if (value === undefined) {
      return {
        check: setting,
        level: 'warning',
        says: 'The user may not see this setting.',
        mend: 'Ask whoever runs the server.',
      }
    }
    return isFine(value) ? fine(setting, says) : { check: setting, ...otherwise }
  })
}
