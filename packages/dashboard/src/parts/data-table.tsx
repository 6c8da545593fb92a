import { Skeleton, Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './data-table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean
  /** What a card on a phone leaves out. */
  readonly isMinor?: boolean
}

interface Rows<Row> {
  /** What the table is, for who can't see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** Undefined: they are on their way. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** Stands in place of the table where there is no row. */
  readonly empty: ReactNode
  /** How many rows to keep room for while they are on their way. */
  readonly expected?: number
  /** Whether what is shown is of a question before this one. */
  readonly isStale?: boolean
}

/** A table on a wide screen; on a phone a card for each row. */
export function DataTable<Row>(table: Rows<Row>) {
  const { caption, columns, rows, keyOf, empty, expected = 6, isStale = false } = table
  const { t } = useTranslation()
  if (rows?.length === 0) return <>{empty}</>
  return (
    <div className={classes.frame} data-stale={isStale} aria-busy={rows === undefined || isStale}>
      <Table className={classes.table} verticalSpacing={9} horizontalSpacing="md">
        <Table.Caption className={classes.caption}>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ id, title, isNumber }) => (
              <Table.Th key={id} scope="col" data-number={isNumber}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined ? (
            <Coming columns={columns} count={expected} says={t('loading')} />
          ) : (
            rows.map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(({ id, title, cell, isNumber, isMinor }) => (
                  <Table.Td key={id} data-title={title} data-number={isNumber} data-minor={isMinor}>
                    <div className={classes.cell}>{cell(row)}</div>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}

interface ComingRows<Row> {
  readonly columns: readonly Column<Row>[]
  readonly count: number
  readonly says: string
}

function Coming<Row>({ columns, count, says }: ComingRows<Row>) {
  return Array.from({ length: count }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows that are on their way have nothing but their place
    <Table.Tr key={place}>
      {columns.map(({ id, title, isMinor }, column) => (
        <Table.Td key={id} data-title={title} data-minor={isMinor}>
          <div className={classes.cell}>
            <Skeleton height={12} my={5} width={column === 0 ? '70%' : '45%'} />
            {place === 0 && column === 0 && <VisuallyHidden>{says}</VisuallyHidden>}
          </div>
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}
