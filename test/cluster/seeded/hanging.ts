import type { Edit } from './bugs.ts'

/** What a node writes to its output when it hangs. */
export const hangsAt = (where: string) => `hangs at ${where}`

/** Told by SIGUSR2 (`sow.ts`), it says where it is and goes on no more. */
const hang = (where: string) => `
  if (globalThis.sownBegins === true) {
    console.error(${JSON.stringify(hangsAt(where))})
    await new Promise(() => undefined)
  }
`

const jobs = {
  sealing: {
    file: 'server/src/store/sql/audit.ts',
    find: '  if (head === undefined) return 0\n',
  },
  'ends of keys': {
    file: 'server/src/store/sql/expired-keys.ts',
    find: '  if (mark === undefined) return []\n',
  },
  'rotation of signing keys': {
    file: 'server/src/engine/tend-signing-keys.ts',
    find: '      const keys = await change.signingKeys()\n      const now = { at: change.at, seen, signs }\n',
  },
  'removal of old usage': {
    file: 'server/src/store/sql/usage-writes.ts',
    find: '  const removed = [await removeOld(db, flavour, hours), await removeOld(db, flavour, days)]\n',
  },
} as const satisfies Readonly<Record<string, Pick<Edit, 'file' | 'find'>>>

/** The jobs of a service that one node at a time does. */
export const jobNames = Object.keys(jobs)

/** Each job hangs in the middle of its transaction, with its locks. */
export const hangingJobs: readonly Edit[] = Object.entries(jobs).map(([where, { file, find }]) => {
  return { file, find, put: find + hang(where) }
})

const firstMigration = "    '0002_audit': {\n"

/** The next release of the product, in whose schema each table has one more column, and which is one more table. */
export const nextRelease: readonly Edit[] = [
  {
    file: 'server/src/store/sql/migrations.ts',
    find: firstMigration,
    put: `
    '9000_next_release': {
      up: async (db: Kysely<unknown>) => {
        const tables = ['projects', 'clients', 'keys', 'key_digests', 'key_uses', 'products', 'audit_unsealed', 'audit_records']
        for (const table of tables) {
          await sql.raw('alter table ' + table + ' add column next_release integer not null default 7').execute(db)
        }
        await sql.raw('create index keys_of_next_release on keys (next_release, id)').execute(db)
        await sql.raw('create table next_release (id text primary key)').execute(db)
      },
    },
${firstMigration}`,
  },
]

/** The same, but that it hangs where its migration begins. */
export const hangingMigration: readonly Edit[] = nextRelease.map(({ put, ...edit }) => {
  const begin = 'up: async (db: Kysely<unknown>) => {\n        const tables'
  const hanging = `up: async (db: Kysely<unknown>) => {
        console.error(${JSON.stringify(hangsAt('a migration'))})
        await new Promise(() => undefined)
        const tables`
  return { ...edit, put: put.replace(begin, hanging) }
})
