import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import UPlot from 'uplot'
import { type Drawing, drawingOf } from './chart-drawing.ts'
import classes from './chart-panel.module.css'

interface Stacked extends Omit<Drawing, 'language'> {
  readonly label: string
  /** Which bucket is under the pointer; null: none. */
  readonly onPoint: (place: number | null) => void
}

const height = 240

/** Bars on top of each other, one for each bucket. Only for eyes: the table beside it says the same. */
export function StackedChart({ label, onPoint, ...drawn }: Stacked) {
  const { i18n } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // drawn anew only when what is drawn has changed, and not with every tick of the clock
  const content = JSON.stringify({ ...drawn, language: i18n.language } satisfies Drawing)

  useEffect(() => {
    const room = place.current
    if (room === null) return
    const { options, columns } = drawingOf(JSON.parse(content) as Drawing)
    const hooks = { setCursor: [({ cursor }: UPlot) => onPoint(cursor.idx ?? null)] }
    const chart = new UPlot({ ...options, hooks, width: room.clientWidth, height }, columns, room)
    const watching = new ResizeObserver(() => {
      if (room.clientWidth > 0) chart.setSize({ width: room.clientWidth, height })
    })
    watching.observe(room)
    return () => {
      watching.disconnect()
      chart.destroy()
    }
  }, [content, onPoint])

  return <div ref={place} className={classes.canvas} role="img" aria-label={label} />
}
