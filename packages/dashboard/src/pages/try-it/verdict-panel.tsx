import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icon.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RefusalText } from '../../parts/refusal-text.tsx'
import { CheckList } from './check-list.tsx'
import { type Asked, checked, type Verdict } from './checks.ts'
import { PrincipalFacts } from './principal-facts.tsx'

interface Judged {
  readonly verdict: Verdict
  readonly asked: Asked
}

/** What came of it: the verdict, why, and each check. */
export function VerdictPanel({ verdict, asked }: Judged) {
  const { t } = useTranslation()
  const { valid, code, failures = [], principal } = verdict
  return (
    <Panel title={t('tryIt.verdict')} about={t('tryIt.verdictAbout')}>
      <Alert
        color={valid ? 'teal' : 'red'}
        icon={<Icon name={valid ? 'check' : 'alert'} />}
        title={t(valid ? 'tryIt.valid' : 'tryIt.refused')}
        mb="md"
        data-testid="verdict"
      >
        {valid ? (
          <Text size="sm">{t('tryIt.validAbout')}</Text>
        ) : (
          <RefusalText
            code={code}
            otherwise={failures.find((failure) => failure.code === code)?.detail ?? ''}
          />
        )}
      </Alert>
      {principal !== null && <PrincipalFacts verdict={verdict} principal={principal} />}
      <CheckList checks={checked(verdict, asked)} failures={failures} />
    </Panel>
  )
}
