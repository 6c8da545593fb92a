import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { localTime, relativeTime, utcTime } from '../format/times.ts'
import classes from './moment.module.css'
import { useNow } from './now.tsx'

/** An instant as it is seen from now; hovered or focused, to the second for the reader and in UTC. */
export function Moment({ at, never }: { readonly at: string | null; readonly never?: string }) {
  const { i18n } = useTranslation()
  const now = useNow()
  if (at === null) return <span className={classes.never}>{never ?? '—'}</span>
  const instant = Date.parse(at)
  const exact = (
    <>
      {localTime(instant, i18n.language)}
      <br />
      {utcTime(instant)}
    </>
  )
  return (
    <Tooltip label={exact} events={{ hover: true, focus: true, touch: true }} withArrow>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse reads the exact instant by focus */}
      <time dateTime={at} tabIndex={0} className={classes.moment}>
        {relativeTime(instant, now, i18n.language)}
      </time>
    </Tooltip>
  )
}
