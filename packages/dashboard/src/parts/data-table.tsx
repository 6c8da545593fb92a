import { Checkbox, Skeleton, Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from './choice.ts'
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
  /** Rows can be chosen. */
  readonly choice?: Choice<Row> | undefined
}

/** A table on a wide screen; on a phone a card for each row. */
export function DataTable<Row>(table: Rows<Row>) {
  const { caption, columns, rows, keyOf, empty, expected = 6, isStale = false, choice } = table
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
            {choice !== undefined && <ChooseAll choice={choice} />}
            {columns.map(({ id, title, isNumber }) => (
              <Table.Th key={id} scope="col" data-number={isNumber}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined ? (
            <Coming
              columns={columns}
              count={expected}
              says={t('loading')}
              hasChoice={choice !== undefined}
            />
          ) : (
            rows.map((row) => (
              <Table.Tr key={keyOf(row)} data-chosen={choice?.isChosen(row)}>
                {choice !== undefined && <Choose row={row} choice={choice} />}
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

function ChooseAll<Row>({ choice }: { readonly choice: Choice<Row> }) {
  const { t } = useTranslation()
  return (
    <Table.Th className={classes.choose}>
      <Checkbox
        size="xs"
        aria-label={t('choose.all')}
        checked={choice.chosenHere === 'all'}
        indeterminate={choice.chosenHere === 'some'}
        onChange={choice.toggleAll}
      />
      <span className={classes.chooseAll} aria-hidden="true">
        {t('choose.all')}
      </span>
    </Table.Th>
  )
}

function Choose<Row>({ row, choice }: { readonly row: Row; readonly choice: Choice<Row> }) {
  const { t } = useTranslation()
  return (
    <Table.Td className={classes.choose}>
      <Checkbox
        size="xs"
        aria-label={t('choose.one', { name: choice.nameOf(row) })}
        checked={choice.isChosen(row)}
        disabled={!choice.canBe(row)}
        onChange={({ nativeEvent }) =>
          choice.toggle(row, (nativeEvent as unknown as MouseEvent).shiftKey)
        }
      />
    </Table.Td>
  )
}

interface ComingRows<Row> {
  readonly columns: readonly Column<Row>[]
  readonly count: number
  readonly says: string
  readonly hasChoice: boolean
}

function Coming<Row>({ columns, count, says, hasChoice }: ComingRows<Row>) {
  return Array.from({ length: count }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows that are on their way have nothing but their place
    <Table.Tr key={place}>
      {hasChoice && <Table.Td className={classes.choose} />}
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
