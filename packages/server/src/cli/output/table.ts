import measure from 'fast-string-truncated-width'
import { type Field, renderFields } from './fields.ts'
import type { Look } from './look.ts'

export interface Column<Row> {
  readonly title: string
  /** Already printable. */
  readonly of: (row: Row) => string
  /** May be cut where the terminal is narrow, but not below this width. Left out: never, as an id. */
  readonly narrowest?: number
  /** Stands at the right of its column. */
  readonly isNumber?: boolean
}

const gap = 2

/**
 * A table that fits the width: columns that may be cut give way, the widest first. Where even that
 * is not enough, each row becomes a list of its fields.
 */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  look: Look,
): string {
  const cells = rows.map((row) => columns.map((column) => column.of(row)))
  const wanted = columns.map((column, at) =>
    Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  )
  const widths = widthsThatFit(wanted, columns, look.width)
  if (widths === null)
    return rows.map((row) => renderFields(fieldsOf(columns, row), look)).join('\n')
  const head = columns.map(({ title }) => title)
  const lines = [head, ...cells].map((row) => line(row, widths, columns))
  const [title = '', ...rest] = lines
  return `${[look.paint('bold', title), ...rest].join('\n')}\n`
}

function fieldsOf<Row>(columns: readonly Column<Row>[], row: Row): readonly Field[] {
  return columns.map(({ title, of }) => [title.toLowerCase(), of(row)])
}

/** Null when the columns can't be as narrow as they would have to be. */
function widthsThatFit(
  wanted: readonly number[],
  columns: readonly Column<never>[],
  width: number,
): readonly number[] | null {
  const widths = [...wanted]
  const total = () => widths.reduce((sum, one) => sum + one, gap * (widths.length - 1))
  while (total() > width) {
    const widest = widestToCut(widths, columns)
    if (widest === null) return null
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

function widestToCut(widths: readonly number[], columns: readonly Column<never>[]): number | null {
  let widest: number | null = null
  for (const [at, width] of widths.entries()) {
    const narrowest = columns[at]?.narrowest
    if (narrowest === undefined || width <= narrowest) continue
    if (widest === null || width > (widths[widest] ?? 0)) widest = at
  }
  return widest
}

function line(
  cells: readonly string[],
  widths: readonly number[],
  columns: readonly Column<never>[],
): string {
  return cells
    .map((cell, at) => padded(cell, widths[at] ?? 0, columns[at]?.isNumber === true))
    .join(' '.repeat(gap))
    .trimEnd()
}

function padded(cell: string, width: number, isNumber: boolean): string {
  const { index, ellipsed } = measure(cell, { limit: width, ellipsis: '…' })
  const text = ellipsed ? `${cell.slice(0, index)}…` : cell.slice(0, index)
  const room = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isNumber ? room + text : text + room
}

export function widthOf(text: string): number {
  return measure(text).width
}
