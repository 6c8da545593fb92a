import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { RefusalText } from '../../parts/refusal-text.tsx'
import classes from './check-list.module.css'
import type { Checked, Standing, Verdict } from './checks.ts'

interface Listed {
  readonly checks: readonly Checked[]
  readonly failures: NonNullable<Verdict['failures']>
}

const icons: Readonly<Record<Standing, IconName>> = {
  passed: 'check',
  refused: 'close',
  unasked: 'minus',
  open: 'minus',
}

/** Every check in its order: which let it pass, which refuse, and what to do about those. */
export function CheckList({ checks, failures }: Listed) {
  const { t } = useTranslation()
  const first = checks.find(({ standing }) => standing === 'refused')
  return (
    <ol className={classes.checks} aria-label={t('tryIt.checks')}>
      {checks.map((check) => (
        <li key={check.name} className={classes.check} data-standing={check.standing}>
          <span className={classes.mark}>
            <Icon name={icons[check.standing]} size={15} />
          </span>
          <div>
            <Text size="sm" fw={500}>
              {t(`tryIt.check.${check.name}`)}
            </Text>
            {check.code !== null && check !== first && (
              <RefusalText
                code={check.code}
                otherwise={failures.find(({ code }) => code === check.code)?.detail ?? ''}
              />
            )}
          </div>
          <Text size="sm" className={classes.standing}>
            {t(`tryIt.standing.${check.standing}`)}
          </Text>
        </li>
      ))}
    </ol>
  )
}
