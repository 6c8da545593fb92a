import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../format/numbers.ts'
import { shortDay } from '../format/times.ts'
import type { Figure } from './keys/keys-api.ts'
import classes from './outcomes.module.css'

interface Figured {
  /** By day and code. */
  readonly figures: readonly Figure[]
  readonly days: number
}

const dayMs = 86_400_000

/** Requests that passed and that were refused: two sums, a bar for each day, and why they were. */
export function Outcomes({ figures, days }: Figured) {
  const { t, i18n } = useTranslation()
  const accepted = figures.reduce((sum, one) => sum + one.accepted, 0)
  const refused = figures.reduce((sum, one) => sum + one.refused, 0)
  const codes = refusedByCode(figures)
  return (
    <>
      <Sum name={t('use.accepted')} value={wholeNumber(accepted, i18n.language)} />
      <div>
        <Sum name={t('use.refused')} value={wholeNumber(refused, i18n.language)} />
        {codes.slice(0, 3).map(([code, count]) => (
          <Text key={code} size="sm" c="dimmed">
            <code>{code}</code> {wholeNumber(count, i18n.language)}
          </Text>
        ))}
      </div>
      <Bars figures={figures} days={days} />
    </>
  )
}

function Sum({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fw={600} className={classes.number}>
        {value}
      </Text>
    </div>
  )
}

/** Only for eyes: what it shows is in the sums, and day by day in the export of the usage. */
function Bars({ figures, days }: Figured) {
  const { t, i18n } = useTranslation()
  const last = Math.floor(Date.now() / dayMs) * dayMs
  const totals = Array.from({ length: days }, (_, place) => {
    const day = last - (days - 1 - place) * dayMs
    const of = figures.filter(({ bucket }) => Date.parse(bucket) === day)
    return {
      day,
      requests: of.reduce((sum, { requests }) => sum + requests, 0),
      refused: of.reduce((sum, one) => sum + one.refused, 0),
    }
  })
  const most = Math.max(1, ...totals.map(({ requests }) => requests))
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${days * 8} 48`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('use.chart', { days })}
    >
      {totals.map(({ day, requests, refused }, place) => {
        const height = requests === 0 ? 1 : Math.max(3, (requests / most) * 46)
        const red = requests === 0 ? 0 : (refused / requests) * height
        return (
          <g key={day}>
            <title>{`${shortDay(day, i18n.language)}: ${wholeNumber(requests, i18n.language)}`}</title>
            <rect x={place * 8} y={48 - height} width={6} height={height} rx={1} />
            {red > 0 && (
              <rect
                className={classes.refused}
                x={place * 8}
                y={48 - height}
                width={6}
                height={red}
                rx={1}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}

function refusedByCode(figures: Figured['figures']): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { code, refused } of figures) {
    if (refused === 0 || code === undefined) continue
    counts.set(code, (counts.get(code) ?? 0) + refused)
  }
  return [...counts].sort(([, one], [, other]) => other - one)
}
