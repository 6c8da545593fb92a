import { useTranslation } from 'react-i18next'
import type { SigningKey } from '../../api/signing-key-queries.ts'
import { localTime, shortDay } from '../../format/times.ts'
import { useNow } from '../../parts/now.tsx'
import { type Drawing, drawingOf, type Span } from './spans.ts'
import classes from './timetable.module.css'

const ticks = 4
const shortMs = 3 * 86_400_000
const kinds = ['announced', 'signing', 'kept'] as const

/** When each key is published, signs and retires, as bars of one axis. The table below says the same. */
export function Timetable({ keys }: { readonly keys: readonly SigningKey[] }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const spell = ({ from, until, isOpen }: Span) =>
    `${localTime(from, i18n.language)} – ${isOpen ? '…' : localTime(until, i18n.language)}`
  const drawing = drawingOf(keys, now, ticks)
  const place = placing(drawing)
  return (
    <div>
      <ul className={classes.legend}>
        {kinds.map((does) => (
          <li key={does} className={classes.item}>
            <span className={classes.swatch} data-does={does} />
            {t(`signingKeys.does.${does}`)}
          </li>
        ))}
        <li className={classes.item}>
          <span className={classes.nowSwatch} />
          {t('signingKeys.now')}
        </li>
      </ul>
      <div className={classes.drawing} role="img" aria-label={t('signingKeys.drawing')}>
        {drawing.rows.map(({ key, spans }) => (
          <div key={key.kid} className={classes.row}>
            <code className={classes.kid}>{key.kid.slice(0, 8)}</code>
            <div className={classes.track}>
              {spans.map((span) => (
                <span
                  key={span.does}
                  className={classes.span}
                  data-does={span.does}
                  data-open={span.isOpen}
                  data-compromised={key.compromised_at !== null}
                  title={`${t(`signingKeys.does.${span.does}`)}: ${spell(span)}`}
                  style={{ left: place(span.from), width: widthOf(span, drawing) }}
                />
              ))}
              <span className={classes.now} style={{ left: place(now) }} />
            </div>
          </div>
        ))}
        <Axis drawing={drawing} />
      </div>
    </div>
  )
}

function Axis({ drawing }: { readonly drawing: Drawing }) {
  const { i18n } = useTranslation()
  const place = placing(drawing)
  const isShort = drawing.until - drawing.from < shortMs
  const name = (at: number) =>
    isShort ? timeOfDay(at, i18n.language) : shortDay(at, i18n.language)
  return (
    <div className={classes.row}>
      <span />
      <div className={classes.axis}>
        {drawing.ticks.map((at) => (
          <span
            key={at}
            className={classes.tick}
            style={{ left: place(at) }}
            title={localTime(at, i18n.language)}
          >
            {name(at)}
          </span>
        ))}
      </div>
    </div>
  )
}

function timeOfDay(at: number, language: string): string {
  const form = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(language, form).format(at)
}

function placing({ from, until }: Drawing): (at: number) => string {
  return (at) => `${(((at - from) / (until - from)) * 100).toFixed(3)}%`
}

function widthOf(span: Span, { from, until }: Drawing): string {
  return `${(((span.until - span.from) / (until - from)) * 100).toFixed(3)}%`
}
