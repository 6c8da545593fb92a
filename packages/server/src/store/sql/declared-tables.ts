import { type Kysely, sql } from 'kysely'
import type { Flavour } from './flavour.ts'

type Column = 'id' | 'text' | 'flag' | 'number' | 'time' | 'bytes'

/** The columns of a table by their names; `?`: may be null. The one called `id` is its key. */
export type Columns = Readonly<Record<string, Column | `${Column}?`>>

/** A table, the columns of an index, and whether a row is the only one with its values. */
export type Index = readonly [string, readonly string[], 'unique' | 'many']

/** Makes tables as they are declared, then their indexes. */
export async function createDeclared(
  db: Kysely<unknown>,
  flavour: Flavour,
  declared: {
    readonly tables: Readonly<Record<string, Columns>>
    readonly indexes: readonly Index[]
  },
): Promise<void> {
  for (const [name, columns] of Object.entries(declared.tables))
    await createTable(db, flavour, [name, columns])
  for (const [table, columns, kind] of declared.indexes) {
    const index = db.schema.createIndex(`${table}_by_${columns.join('_')}`).on(table)
    const made = index.columns([...columns])
    await (kind === 'unique' ? made.unique() : made).execute()
  }
}

async function createTable(
  db: Kysely<unknown>,
  { types, tableEnd }: Flavour,
  [name, columns]: readonly [string, Columns],
): Promise<void> {
  const typeOf = {
    id: types.id,
    text: sql`text`,
    flag: sql`integer`,
    number: sql`integer`,
    time: sql.raw(types.time),
    bytes: sql.raw(types.bytes),
  } as const
  let table = db.schema.createTable(name)
  for (const [column, declared] of Object.entries(columns)) {
    const isOptional = declared.endsWith('?')
    const type = typeOf[declared.replace('?', '') as Column]
    table = table.addColumn(column, type, (made) => {
      const bound = isOptional ? made : made.notNull()
      return column === 'id' ? bound.primaryKey() : bound
    })
  }
  await table.modifyEnd(tableEnd).execute()
}
