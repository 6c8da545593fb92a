import { useComputedColorScheme } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../format/numbers.ts'
import { Panel } from '../../parts/panel.tsx'
import { bucketNameOf } from './bucket-names.ts'
import classes from './chart-panel.module.css'
import { ChartTable } from './chart-table.tsx'
import type { Colors } from './colors.ts'
import type { Range } from './range.ts'
import type { Measure, Series } from './series.ts'
import { StackedChart } from './stacked-chart.tsx'

export interface Charted {
  readonly measure: Measure
  readonly series: readonly Series[]
  readonly colors: Colors
  readonly range: Range
  readonly buckets: readonly number[]
  readonly isStale: boolean
}

/** A chart, what its colours mean, the numbers under the pointer, and all of it as a table. */
export function ChartPanel({ measure, series, colors, range, buckets, isStale }: Charted) {
  const { t, i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const [at, setAt] = useState<number | null>(null)
  const nameOf = bucketNameOf(range.bucket, i18n.language)
  const pointed = at === null ? undefined : buckets[at]
  const title = t(`usage.charts.${measure}`)
  return (
    <Panel
      title={title}
      about={pointed === undefined ? t(`usage.per.${range.bucket}`) : nameOf(pointed)}
    >
      <div data-stale={isStale} className={classes.chart}>
        <ul className={classes.legend}>
          {series.map(({ id, name, values, sum }, place) => (
            <li key={id} className={classes.item}>
              <svg width={10} height={10} aria-hidden="true">
                <rect width={10} height={10} rx={2} fill={colors[scheme][place] ?? '#888'} />
              </svg>
              <span className={classes.name}>{name}</span>
              <span className={classes.value}>
                {wholeNumber(at === null ? sum : (values[at] ?? 0), i18n.language)}
              </span>
            </li>
          ))}
        </ul>
        <StackedChart
          label={title}
          buckets={buckets}
          series={series}
          colors={colors[scheme]}
          scheme={scheme}
          bucket={range.bucket}
          onPoint={setAt}
        />
      </div>
      <ChartTable title={title} series={series} buckets={buckets} nameOf={nameOf} />
    </Panel>
  )
}
