import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../api/figures-query.ts'
import type { UsageGroup } from '../../app/usage-search.ts'
import { Panel } from '../../parts/panel.tsx'
import { ChartPanel } from './chart-panel.tsx'
import { type Colors, codeColors, groupColors } from './colors.ts'
import { bucketsOf, type Range } from './range.ts'
import { grouped, type Measure, type Series, total } from './series.ts'

interface Drawn {
  /** Undefined: it is on its way. */
  readonly data: Figures | undefined
  readonly range: Range
  readonly group: UsageGroup | undefined
  readonly isStale: boolean
}

interface Chart {
  readonly measure: Measure
  readonly series: readonly Series[]
  readonly colors: Colors
}

/** One chart of both outcomes, or one for each outcome with what it is grouped by. */
export function Charts({ data, range, group, isStale }: Drawn) {
  const { t } = useTranslation()
  if (data === undefined) {
    return (
      <Panel title={t('usage.charts.requests')}>
        <Skeleton height={300} />
      </Panel>
    )
  }
  const buckets = bucketsOf(range)
  const of = (measure: Measure) => ({ figures: data.figures, buckets, measure })
  const byGroup = (measure: Measure, by: UsageGroup): Chart => {
    const series = grouped(of(measure), by, t('usage.others'))
    const named = series.map((one) => (one.id === '' ? { ...one, name: t('usage.unknown') } : one))
    const colors = by === 'code' ? codeColors(named.map(({ id }) => id)) : groupColors
    return { measure, series: named, colors }
  }
  return chartsOf().map((chart) => (
    <ChartPanel key={chart.measure} {...chart} range={range} buckets={buckets} isStale={isStale} />
  ))

  // a code says which outcome it is: its chart would be the same twice
  function chartsOf(): readonly Chart[] {
    if (group === undefined) {
      const outcomes = (['accepted', 'refused'] as const).map((measure) =>
        total(of(measure), { id: measure, name: t(`use.${measure}`) }),
      )
      return [{ measure: 'requests', series: outcomes, colors: codeColors(['valid', 'refused']) }]
    }
    if (group === 'code') return [byGroup('requests', group)]
    return [byGroup('accepted', group), byGroup('refused', group)]
  }
}
