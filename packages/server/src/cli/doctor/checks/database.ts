import { type Check, fine, seen } from '../finding.ts'

/** Whether it can be reached and written, and who has it. */
export const database: Check = (facts) => {
  const { database, config } = facts
  if ('unreachable' in database) {
    const mend =
      config.databaseUrl === null
        ? 'Name the data directory with --data or DATA_DIR, and look at who may read it.'
        : 'Look at DATABASE_URL, whether the server runs, and whether this machine may connect to it.'
    return [{ check: 'database', level: 'problem', says: database.unreachable, mend }]
  }
  const what =
    database.server === null
      ? `the embedded database in ${config.dataDirectory}`
      : `PostgreSQL ${database.server.version}`
  if (database.whyReadOnly === null)
    return [fine('database', `Reached, and can be written: ${what}.`)]
  return [
    {
      check: 'database',
      level: 'problem',
      says: `Reached, and can not be written: ${database.whyReadOnly} (${what}).`,
      mend: 'Let the user of the service write it; with PostgreSQL, connect to the primary.',
    },
  ]
}

export const owner: Check = (facts) => {
  const database = seen(facts)
  if (database === null || database.server !== null) return []
  const { owner } = database
  if (owner === null)
    return [fine('owner', 'No process has the data directory: no service runs on it.')]
  const who = owner.pid === null ? 'A process' : `The process ${owner.pid}`
  return [fine('owner', `${who} has the data directory: the service runs on it.`)]
}

export const schema: Check = (facts) => {
  const database = seen(facts)
  if (database === null) return []
  const { applied, known } = database.schema
  const missing = known.filter((name) => !applied.includes(name))
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    return [
      {
        check: 'schema',
        level: 'problem',
        says: `The database was written by a newer version (it knows ${unknown.join(', ')}).`,
        mend: 'Use that version of Countersign or a later one.',
      },
    ]
  }
  if (missing.length === 0)
    return [fine('schema', `At ${known.at(-1) ?? ''}, as this version needs it.`)]
  return [
    {
      check: 'schema',
      level: 'warning',
      says: `At ${applied.at(-1) ?? 'nothing, as it is empty'}; ${missing.join(', ')} is missing.`,
      mend: 'The next start adds it, or countersign migrate.',
    },
  ]
}
