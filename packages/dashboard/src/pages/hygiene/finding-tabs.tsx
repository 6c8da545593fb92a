import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../api/hygiene-queries.ts'
import { findings } from '../../app/hygiene-search.ts'
import { wholeNumber } from '../../format/numbers.ts'
import classes from './finding-tabs.module.css'

interface Counted {
  readonly finding: Finding
  readonly count: number
  readonly is_more: boolean
}

interface Tabs {
  readonly chosen: Finding
  /** Undefined: they are on their way. */
  readonly counts: readonly Counted[] | undefined
}

/** What may be amiss, each with the number of its keys. */
export function FindingTabs({ chosen, counts }: Tabs) {
  const { t } = useTranslation()
  return (
    <nav className={classes.tabs} aria-label={t('hygiene.findings')}>
      {findings.map((finding) => {
        const counted = counts?.find((one) => one.finding === finding)
        return (
          <Link
            key={finding}
            to="/hygiene"
            search={{ finding }}
            className={classes.tab}
            aria-current={finding === chosen ? 'page' : undefined}
            data-none={counted?.count === 0}
            data-testid={`finding-${finding}`}
          >
            <span className={classes.count}>
              {counted === undefined ? (
                <Skeleton height={22} width={40} my={5} />
              ) : (
                <Count of={counted} />
              )}
            </span>
            <span className={classes.name}>{t(`hygiene.${finding}.name`)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

export function Count({
  of: { count, is_more: isMore },
}: {
  readonly of: Omit<Counted, 'finding'>
}) {
  const { i18n } = useTranslation()
  return <>{`${wholeNumber(count, i18n.language)}${isMore ? '+' : ''}`}</>
}
