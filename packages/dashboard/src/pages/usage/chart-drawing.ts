import UPlot from 'uplot'
import { shortNumber } from '../../format/numbers.ts'
import { tickOf } from './bucket-names.ts'
import { inkColors } from './colors.ts'
import { dayMs, hourMs } from './range.ts'
import type { Series } from './series.ts'

/** What is drawn, and in what. */
export interface Drawing {
  readonly buckets: readonly number[]
  readonly series: readonly Series[]
  readonly colors: readonly string[]
  readonly scheme: 'light' | 'dark'
  readonly bucket: 'hour' | 'day'
  readonly language: string
}

const steps = [1, 2, 5].flatMap((digit) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8].map((power) => digit * 10 ** power),
)

/** The drawing as the chart takes it: how it looks, and its columns of numbers. */
export function drawingOf({ buckets, series, colors, scheme, bucket, language }: Drawing) {
  const ink = inkColors[scheme]
  const axis = { stroke: ink.text, ticks: { show: false }, font: '12px system-ui, sans-serif' }
  const bars = UPlot.paths.bars?.({ size: [0.72, 36], radius: 0.15 })
  const tick = tickOf(bucket, language)
  const sums = stacked(series)
  const half = (bucket === 'hour' ? hourMs : dayMs) / 2_000
  const options: Omit<UPlot.Options, 'width' | 'height'> = {
    padding: [8, 8, 0, 0],
    legend: { show: false },
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      // half a bucket more on both sides: bars stand in the middle of theirs
      x: { range: (_chart, first, last) => [first - half, last + half] },
      y: { range: (_chart, _least, most) => [0, Math.max(1, most * 1.05)] },
    },
    axes: [
      { ...axis, size: 30, grid: { show: false }, values: (_, splits) => splits.map(tick) },
      {
        ...axis,
        size: 52,
        grid: { stroke: ink.line, width: 1 },
        incrs: steps.toSorted((one, other) => one - other),
        values: (_, splits) => splits.map((value) => shortNumber(value, language)),
      },
    ],
    series: [
      {},
      ...sums.map(({ place }) => ({
        fill: colors[place] ?? ink.text,
        width: 0,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars }),
      })),
    ],
  }
  const columns: UPlot.AlignedData = [
    buckets.map((at) => at / 1_000),
    ...sums.map(({ values }) => values),
  ]
  return { options, columns }
}

/** Sums from the first series on, the highest first: each is drawn before what stands in front of it. */
function stacked(series: readonly Series[]): { place: number; values: number[] }[] {
  const sums: { place: number; values: number[] }[] = []
  let below: readonly number[] = []
  for (const [place, { values }] of series.entries()) {
    const sum = values.map((value, at) => value + (below[at] ?? 0))
    sums.unshift({ place, values: sum })
    below = sum
  }
  return sums
}
