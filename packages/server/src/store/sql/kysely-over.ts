import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
} from 'kysely'
import type { Flavour } from './flavour.ts'
import type { Tables } from './tables.ts'

/** Sends one statement and gives its rows, with errors already in the words of the port. */
export type RunQuery = (query: CompiledQuery) => Promise<QueryResult<unknown>>

/** Kysely over one function: building queries is its part, connections and deadlines are ours. */
export function kyselyOver(flavour: Flavour, run: RunQuery): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: flavour.adapter,
      createQueryCompiler: flavour.compiler,
      createIntrospector: flavour.introspector,
      createDriver: () => driverOver(run),
    },
  })
}

function driverOver(run: RunQuery): Driver {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) => run(query) as Promise<QueryResult<Row>>,
    streamQuery: () => {
      throw new Error('rows are never streamed')
    },
  }
  const command = async (sql: string): Promise<void> => {
    await run(CompiledQuery.raw(sql))
  }
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: () => command('begin'),
    commitTransaction: () => command('commit'),
    rollbackTransaction: () => command('rollback'),
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  }
}
