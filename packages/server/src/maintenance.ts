import { type Config, StartRefused } from './config.ts'
import { builtInContracts } from './contracts/built-in.ts'
import { theCommandLine } from './engine/audit/record.ts'
import { sealAudit } from './engine/audit/seal.ts'
import { createRootSecret } from './engine/root-secret.ts'
import { agreeOnInstallation } from './installation/agreement.ts'
import { recordReset } from './installation/record-reset.ts'
import { findSecrets } from './installation/secrets.ts'
import { linkTo, makeSetupLink } from './operators/links.ts'
import type { DatabaseFacts } from './store/inspection.ts'
import { StoreRefused, StoreUnavailable } from './store/port.ts'

// What the command line does to an installation without the service. Chooses the adapter, as main.ts does.

export type { DatabaseFacts, SchemaState, ServerFacts } from './store/inspection.ts'

type Place = Pick<Config, 'databaseUrl' | 'dataDirectory'>

/** Looks at the database and changes nothing. Throws StartRefused when there is none to look at. */
export function inspectDatabase({ databaseUrl, dataDirectory }: Place): Promise<DatabaseFacts> {
  return inWords(async () => {
    if (databaseUrl === null) {
      const { inspectSqlite } = await import('./store/sqlite/inspect.ts')
      return inspectSqlite(dataDirectory)
    }
    const { inspectPostgres } = await import('./store/postgres/inspect.ts')
    return inspectPostgres(databaseUrl)
  })
}

/** Brings the database to the schema of this version. Throws StartRefused. */
export function migrateDatabase({ databaseUrl, dataDirectory }: Place): Promise<void> {
  return inWords(async () => {
    if (databaseUrl === null) {
      const { migrateSqlite } = await import('./store/sqlite/inspect.ts')
      return migrateSqlite(dataDirectory)
    }
    const { migratePostgres } = await import('./store/postgres/inspect.ts')
    return migratePostgres(databaseUrl)
  })
}

/** The contracts that an installation can be made with. */
export function knownContracts(): readonly { readonly name: string; readonly title: string }[] {
  return Object.values(builtInContracts).map(({ name, title }) => ({ name, title }))
}

/** Makes an embedded installation in a directory that is empty or absent. Throws StartRefused. */
export async function makeInstallation(config: Config): Promise<void> {
  const { chooseContract } = await import('./main.ts')
  const contract = await chooseContract(config.contract, builtInContracts)
  return inWords(async () => {
    const { openSqliteStore } = await import('./store/sqlite/sqlite-store.ts')
    const store = await openSqliteStore({ directory: config.dataDirectory })
    try {
      const { rootSecret } = findSecrets(config, await store.installation())
      await agreeOnInstallation(store, contract, createRootSecret(rootSecret))
    } finally {
      await store.close()
    }
  })
}

/**
 * Leaves a record of a new admin key in the audit trail of an embedded installation; whether it did.
 * It can't while the service has the database, nor in one of another version.
 */
export async function recordAdminKey({ databaseUrl, dataDirectory }: Place): Promise<boolean> {
  try {
    const { owner, schema } = await inspectDatabase({ databaseUrl, dataDirectory })
    if (owner !== null || schema.applied.length !== schema.known.length) return false
    const { openSqliteStore } = await import('./store/sqlite/sqlite-store.ts')
    const store = await openSqliteStore({ directory: dataDirectory })
    try {
      return await recordReset(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    const isKnown = [StartRefused, StoreRefused, StoreUnavailable].some(
      (one) => error instanceof one,
    )
    if (isKnown) return false
    throw error
  }
}

/**
 * Makes a link for an operator in the database itself: for whoever may write it, without the service.
 * Null while a service has an embedded database. Throws StartRefused.
 */
export async function makeOperatorLink(config: Config): Promise<string | null> {
  const { owner, schema } = await inspectDatabase(config)
  if (owner !== null) return null
  if (schema.applied.length !== schema.known.length) {
    throw new StartRefused(
      'The database is of another version: start this version of the service once, then try again.',
    )
  }
  return inWords(async () => {
    const { dataDirectory, databaseUrl, host, controlPort } = config
    const store =
      databaseUrl === null
        ? await (await import('./store/sqlite/sqlite-store.ts')).openSqliteStore({
            directory: dataDirectory,
          })
        : await (await import('./store/postgres/postgres-store.ts')).openPostgresStore({
            url: databaseUrl,
            standbys: config.databaseStandbys,
          })
    try {
      const { secret } = await makeSetupLink(store, theCommandLine)
      await sealAudit(store)
      return linkTo('setup', config.controlUrl ?? `http://${host}:${controlPort}`, secret)
    } finally {
      await store.close()
    }
  })
}

async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StoreRefused || error instanceof StoreUnavailable)) throw error
    throw new StartRefused(error.message, { cause: error })
  }
}
