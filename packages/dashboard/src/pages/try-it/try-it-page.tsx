import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import type { Asked } from './checks.ts'
import { RequestForm } from './request-form.tsx'
import { VerdictPanel } from './verdict-panel.tsx'

/**
 * Judges a credential and shows every check. The credential is in the state of this page and nowhere
 * else, and goes with it.
 */
export function TryItPage() {
  const { t } = useTranslation()
  const api = useApi()
  const [credential, setCredential] = useState('')
  const [asked, setAsked] = useState<Asked>({})
  const trial = useMutation({
    mutationFn: async () => ({
      asked,
      verdict: await api.credentials.verify({ ...asked, credential, explain: true }),
    }),
  })
  const { reset } = trial
  const clear = () => {
    setCredential('')
    reset()
  }

  // a browser may keep the whole page to go back to it
  useEffect(() => {
    const forget = () => {
      setCredential('')
      reset()
    }
    window.addEventListener('pagehide', forget)
    return () => window.removeEventListener('pagehide', forget)
  }, [reset])

  return (
    <>
      <PageHeader title={t('tryIt.title')} about={t('tryIt.about')} />
      <Panel title={t('tryIt.request')} about={t('tryIt.requestAbout')}>
        <RequestForm
          credential={credential}
          onCredential={setCredential}
          asked={asked}
          onAsked={setAsked}
          isBusy={trial.isPending}
          onTry={() => trial.mutate()}
          onClear={clear}
        />
      </Panel>
      <div aria-live="polite">
        {trial.isError && <ProblemNotice error={trial.error} onRetry={() => trial.mutate()} />}
        {trial.data !== undefined && <VerdictPanel {...trial.data} />}
      </div>
    </>
  )
}
