import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../format/numbers.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Scrolling } from '../../parts/scrolling.tsx'
import classes from './chart-panel.module.css'
import type { Series } from './series.ts'

interface Tabled {
  readonly title: string
  readonly series: readonly Series[]
  readonly buckets: readonly number[]
  readonly nameOf: (bucket: number) => string
}

/** The numbers of a chart, for who can't see it and for who wants to copy them. */
export function ChartTable({ title, series, buckets, nameOf }: Tabled) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const places = buckets.map((_, place) => place)
  const columns: readonly Column<number>[] = [
    { id: 'bucket', title: t('usage.time'), cell: (place) => nameOf(buckets[place] ?? 0) },
    ...series.map(({ id, name, values }) => ({
      id: `series-${id}`,
      title: name,
      isNumber: true,
      cell: (place: number) => wholeNumber(values[place] ?? 0, i18n.language),
    })),
  ]
  return (
    <details
      className={classes.details}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('usage.asTable')}</summary>
      {isOpen && (
        <>
          <div className={classes.tableBar}>
            <CopyButton text={tabbed(series, buckets)} of={title} />
          </div>
          <Scrolling className={classes['rows']} label={title}>
            <DataTable
              caption={title}
              columns={columns}
              rows={places}
              keyOf={String}
              empty={t('usage.none')}
            />
          </Scrolling>
        </>
      )}
    </details>
  )
}

/** Cells with tabs between, as spreadsheets take them; instants to the letter. */
function tabbed(series: readonly Series[], buckets: readonly number[]): string {
  const head = ['bucket', ...series.map(({ name }) => plain(name))]
  const rows = buckets.map((at, place) => [
    new Date(at).toISOString(),
    ...series.map(({ values }) => String(values[place] ?? 0)),
  ])
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n')
}

/** A name that a spreadsheet takes for neither a formula nor several cells. */
function plain(name: string): string {
  const inOneCell = name.replaceAll(/\s+/g, ' ')
  return /^[=+\-@]/.test(inOneCell) ? `'${inOneCell}` : inOneCell
}
