import { sql } from 'kysely'

/** Columns of a joined table, each called `<table>.<column>`: those of several tables keep apart. */
export function columnsOf(table: string, columns: readonly string[]) {
  return columns.map((column) => sql.ref(`${table}.${column}`).as(`${table}.${column}`))
}

/** The row of one of the tables; null where the join found none. */
export function rowOf<Row extends { readonly id: string }>(
  joined: object,
  table: string,
  columns: readonly (keyof Row & string)[],
): Row | null {
  const values = joined as Readonly<Record<string, unknown>>
  if (values[`${table}.id`] === null) return null
  const members = columns.map((column) => [column, values[`${table}.${column}`]])
  return Object.fromEntries(members) as Row
}
