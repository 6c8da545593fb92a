import { useTranslation } from 'react-i18next'
import { pressingShare, shareOf } from '../format/limits.ts'
import { percent, wholeNumber } from '../format/numbers.ts'
import classes from './limit-bar.module.css'

/** How much of a limit is spent: a bar, and beside it the same in numbers. */
export function LimitBar({
  of,
}: {
  readonly of: { readonly used: number; readonly limit: number }
}) {
  const { t, i18n } = useTranslation()
  const share = Math.min(1, shareOf(of))
  const text = t('limits.usedOf', {
    used: wholeNumber(of.used, i18n.language),
    limit: wholeNumber(of.limit, i18n.language),
    share: percent(share, i18n.language),
  })
  return (
    <div className={classes.used} data-urgency={urgencyOf(share)}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${(share * 100).toFixed(1)}%` }} />
      </span>
      <span className={classes.text}>{text}</span>
    </div>
  )
}

function urgencyOf(share: number): 'spent' | 'pressing' | 'calm' {
  if (share >= 1) return 'spent'
  return share >= pressingShare ? 'pressing' : 'calm'
}
