import { Alert, Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { wholeNumber } from '../../format/numbers.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import classes from './chain-check.module.css'
import { checkChain, headOf, textOfHead } from './check-chain.ts'

/** Computes the chain anew, in the service, and says whether every record still fits. */
export function ChainCheck() {
  const { t, i18n } = useTranslation()
  const api = useApi()
  const [kept, setKept] = useState('')
  const [soFar, setSoFar] = useState({ checked: 0, of: 0 })
  const head = kept.trim() === '' ? null : headOf(kept)
  const isMistyped = head === undefined
  const check = useMutation({ mutationFn: () => checkChain(api, head ?? null, setSoFar) })
  const number = (value: number) => wholeNumber(value, i18n.language)
  return (
    <div className={classes.check}>
      <Panel title={t('chain.title')} about={t('chain.about')}>
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <TextInput
              flex="1 1 260px"
              maw={520}
              label={t('chain.kept')}
              description={t('chain.keptAbout')}
              spellCheck={false}
              autoComplete="off"
              maxLength={100}
              value={kept}
              error={isMistyped ? t('chain.keptForm') : null}
              onChange={({ currentTarget }) => setKept(currentTarget.value)}
            />
            <Button loading={check.isPending} disabled={isMistyped} onClick={() => check.mutate()}>
              {t('chain.deed')}
            </Button>
          </Group>
          {check.isPending && (
            <Progress
              aria-label={t('chain.deed')}
              value={soFar.of === 0 ? 0 : (100 * soFar.checked) / soFar.of}
            />
          )}
          {check.isError && <ProblemNotice error={check.error} onRetry={() => check.mutate()} />}
          {check.data !== undefined && (
            <Alert
              role="status"
              color={check.data.fault === null ? 'teal' : 'red'}
              icon={<Icon name={check.data.fault === null ? 'check' : 'alert'} />}
              title={t(check.data.fault === null ? 'chain.whole' : 'chain.broken')}
              data-testid="chain"
            >
              <Text size="sm">
                {check.data.fault === null
                  ? t('chain.wholeAbout', { number: number(check.data.checked) })
                  : t(`chain.faults.${check.data.fault.reason}`, {
                      number: number(check.data.fault.sequence),
                    })}
              </Text>
              <Group gap="sm" mt={6}>
                <code>{textOfHead(check.data.head)}</code>
                <CopyButton text={textOfHead(check.data.head)} of={t('chain.head')} />
              </Group>
            </Alert>
          )}
        </Stack>
      </Panel>
    </div>
  )
}
