import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../../format/numbers.ts'
import classes from './bulk-bar.module.css'

interface Chosen {
  readonly count: number
  readonly onClear: () => void
  /** What can be done about them. */
  readonly children: ReactNode
}

/** Stays in sight while something is chosen. */
export function BulkBar({ count, onClear, children }: Chosen) {
  const { t, i18n } = useTranslation()
  if (count === 0) return null
  return (
    <section className={classes.bar} aria-label={t('bulk.bar')}>
      <span className={classes.count} aria-live="polite">
        {t('bulk.chosen', { count, number: wholeNumber(count, i18n.language) })}
      </span>
      {children}
      <Button variant="subtle" size="xs" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </section>
  )
}
