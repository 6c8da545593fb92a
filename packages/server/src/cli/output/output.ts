import type { Terminal } from '../terminal.ts'
import type { Look } from './look.ts'
import { type Column, renderTable } from './table.ts'

/** How a command gives its result: JSON for programs, or what a view makes of it for people. */
export interface Output {
  readonly isJson: boolean
  readonly result: <Value>(value: Value, view: (value: Value, look: Look) => string) => void
  /** Rows as they come. At most `most`; a note says when there are more. */
  readonly rows: <Row>(rows: AsyncIterable<Row>, shown: RowsShown<Row>) => Promise<void>
  /** Beside the result, to standard error: nothing of it is for programs. */
  readonly note: (text: string) => void
}

export interface RowsShown<Row> {
  readonly columns: readonly Column<Row>[]
  /** What they are called, such as "keys". */
  readonly named: string
  /** Undefined: as many as fit a person's patience, or all for a program. */
  readonly most: number | undefined
}

/** Rows of a table that nobody asked to be longer. */
const patience = 200

export function outputTo(terminal: Terminal, isJson: boolean): Output {
  const note = (text: string) => terminal.err(`${text}\n`)
  return {
    isJson,
    note,
    result: (value, view) =>
      terminal.out(isJson ? `${JSON.stringify(value, null, 2)}\n` : view(value, terminal)),
    rows: async (rows, shown) =>
      isJson ? writeArray(rows, shown.most, terminal) : writeTable(rows, shown, { terminal, note }),
  }
}

/** Written while it is read, so that a million rows need no memory. */
async function writeArray<Row>(
  rows: AsyncIterable<Row>,
  most: number | undefined,
  { out }: Terminal,
): Promise<void> {
  let count = 0
  for await (const row of rows) {
    out(`${count === 0 ? '[\n' : ',\n'}  ${JSON.stringify(row)}`)
    count++
    if (count === most) break
  }
  out(count === 0 ? '[]\n' : '\n]\n')
}

async function writeTable<Row>(
  rows: AsyncIterable<Row>,
  { columns, named, most = patience }: RowsShown<Row>,
  { terminal, note }: { readonly terminal: Terminal; readonly note: (text: string) => void },
): Promise<void> {
  const read: Row[] = []
  let isMore = false
  for await (const row of rows) {
    isMore = read.length === most
    if (isMore) break
    read.push(row)
  }
  if (read.length === 0) note(`There are no ${named}.`)
  else terminal.out(renderTable(columns, read, terminal))
  if (isMore) note(`There are more ${named} than these ${most}; --limit shows as many as it says.`)
}
