import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icon.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RefusalText } from '../../parts/refusal-text.tsx'
import { CheckList } from './check-list.tsx'
import { checked } from './checks.ts'
import { PrincipalFacts } from './principal-facts.tsx'
import type { Judged } from './use-trial.ts'

/** What came of it: the verdict, why, and each check. */
export function VerdictPanel({ verdict, demanded, at }: Judged) {
  const { t } = useTranslation()
  const { valid, code, failures = [] } = verdict
  const isOpen = at?.route.is_open === true
  return (
    <Panel
      title={t('tryIt.verdict')}
      about={t(at === null ? 'tryIt.verdictAbout' : 'tryIt.verdictAtRoute')}
    >
      <Alert
        color={valid ? 'teal' : 'red'}
        icon={<Icon name={valid ? 'check' : 'alert'} />}
        title={t(valid ? 'tryIt.valid' : 'tryIt.refused')}
        mb="md"
        data-testid="verdict"
      >
        {valid ? (
          <Text size="sm">{t(isOpen ? 'tryIt.open' : 'tryIt.validAbout')}</Text>
        ) : (
          <RefusalText
            code={code}
            otherwise={failures.find((failure) => failure.code === code)?.detail ?? ''}
          />
        )}
      </Alert>
      <PrincipalFacts verdict={verdict} />
      {!isOpen && <CheckList checks={checked(verdict, demanded)} failures={failures} />}
    </Panel>
  )
}
