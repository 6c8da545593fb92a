import type { StatementSync } from 'node:sqlite'
import { type Counter, type Period, type UnixMillis, windowAt } from '@countersign/core'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'
import type { Step } from './writer-messages.ts'

/** Where counters are written, and when the database was last closed in order. */
export const createWindows: readonly string[] = [
  `create table kept_windows (
    name text primary key not null, starts_at integer not null, ends_at integer not null,
    spent integer not null, free_at integer not null) strict, without rowid`,
  'create index kept_windows_by_end on kept_windows (ends_at)',
  `create table limit_marks (
    id integer primary key not null check (id = 1), closed_at integer, full_before integer not null
  ) strict, without rowid`,
  'insert into limit_marks values (1, 0, 0)',
]

/** A counter to be written. */
export interface WrittenWindow {
  readonly name: string
  readonly per: Period
  readonly counter: Counter
}

/** So many are written in one transaction, so that a change never waits long for its turn. */
const mostAtOnce = 5_000

const write = `
insert into kept_windows (name, starts_at, ends_at, spent, free_at)
select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?)
where true
on conflict (name) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
  spent = excluded.spent, free_at = excluded.free_at`

/** The transactions that write these counters, each one statement. */
export function statementsToKeep(windows: readonly WrittenWindow[]): readonly Step[] {
  const rows = windows.map(({ name, per, counter: { startsAt, spent, freeAtMicros } }) =>
    JSON.stringify([name, startsAt, windowAt(per, startsAt).endsAt, spent, freeAtMicros]),
  )
  return Array.from({ length: Math.ceil(rows.length / mostAtOnce) }, (_, part) => {
    const some = rows.slice(part * mostAtOnce, (part + 1) * mostAtOnce)
    return { kind: 'statement', sql: write, parameters: [`[${some.join()}]`] }
  })
}

/** Forgets windows that have ended and keep nobody waiting, some at once. */
export function statementToForget(at: UnixMillis): Step {
  const sql = `delete from kept_windows where name in (
    select name from kept_windows where ends_at <= ? and free_at <= ?
    order by ends_at limit ${mostAtOnce})`
  return { kind: 'statement', sql, parameters: [at, at * 1_000] }
}

/** Reads counters as they were last written. */
export class KeptWindows {
  readonly #reader: Reader
  readonly #byName: StatementSync

  constructor(reader: Reader) {
    this.#reader = reader
    this.#byName = reader.prepareForRows(
      'select starts_at, spent, free_at from kept_windows where name = ?',
    )
  }

  read(name: string): Counter | null {
    const row = this.#reader.readRow(this.#byName, name)
    if (row === undefined) return null
    const [startsAt, spent, freeAtMicros] = row as readonly [UnixMillis, number, number]
    return { startsAt, spent, freeAtMicros }
  }
}

/**
 * Notes that the database is in use. When it was not closed in order before, what was spent last is
 * not known: windows that had begun before this instant count as full.
 */
export async function markOpened(
  writer: Writer,
  at: UnixMillis,
): Promise<{ readonly fullBefore: UnixMillis }> {
  const sql = `update limit_marks set closed_at = null,
    full_before = case when closed_at is null then ? else full_before end
    where id = 1`
  const update: Step = { kind: 'statement', sql, parameters: [at] }
  await writer.send(inTransaction([update]))
  const read = 'select full_before from limit_marks where id = 1'
  const { rows } = await writer.send([{ kind: 'statement', sql: read, parameters: [] }])
  const [mark] = rows as readonly { readonly full_before: UnixMillis }[]
  if (mark === undefined) throw new Error('the mark of the counters is missing')
  return { fullBefore: mark.full_before }
}

/** Writes the last counters, and with them that nothing is missing. */
export async function markClosed(
  writer: Writer,
  windows: readonly WrittenWindow[],
  at: UnixMillis,
): Promise<void> {
  const sql = 'update limit_marks set closed_at = ? where id = 1'
  const mark: Step = { kind: 'statement', sql, parameters: [at] }
  await writer.send(inTransaction([...statementsToKeep(windows), mark]))
}

function inTransaction(steps: readonly Step[]): readonly Step[] {
  return [{ kind: 'begin' }, ...steps, { kind: 'commit' }]
}
