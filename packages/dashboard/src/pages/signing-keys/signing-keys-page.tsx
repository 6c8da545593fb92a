import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SigningKey, signingKeysQuery } from '../../api/signing-key-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { CompromisedDialog } from './compromised-dialog.tsx'
import { RotateSigningKeyDialog } from './rotate-signing-key-dialog.tsx'
import { SigningKeyTable } from './signing-key-table.tsx'
import { Timetable } from './timetable.tsx'

const lookAgainMs = 10_000

/** Which keys sign access tokens, and when one follows another. */
export function SigningKeysPage() {
  const { t } = useTranslation()
  const { has_tokens: hasTokens } = useSession().installation.contract
  const mayChange = useMay('signing-keys.write')
  const [isRotating, setIsRotating] = useState(false)
  const [leaked, setLeaked] = useState<SigningKey | null>(null)
  const { data, error, refetch } = useQuery({
    ...signingKeysQuery(useApi()),
    enabled: hasTokens,
    refetchInterval: lookAgainMs,
  })
  const keys = data?.data
  return (
    <>
      <PageHeader
        title={t('signingKeys.title')}
        about={t('signingKeys.about')}
        actions={
          mayChange &&
          keys !== undefined &&
          keys.length > 0 && (
            <Button onClick={() => setIsRotating(true)}>{t('signingKeys.rotate.open')}</Button>
          )
        }
      />
      {error !== null && keys === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !hasTokens || keys?.length === 0 ? (
        <EmptyState
          icon="signature"
          title={t(hasTokens ? 'signingKeys.none' : 'signingKeys.noTokens')}
        >
          {t(hasTokens ? 'signingKeys.noneAbout' : 'signingKeys.noTokensAbout')}
        </EmptyState>
      ) : (
        <>
          <Panel title={t('signingKeys.timetable')} about={t('signingKeys.timetableAbout')}>
            {keys === undefined ? <Skeleton height={150} /> : <Timetable keys={keys} />}
          </Panel>
          <SigningKeyTable keys={keys} onLeaked={mayChange ? setLeaked : null} />
        </>
      )}
      <RotateSigningKeyDialog isOpen={isRotating} onClose={() => setIsRotating(false)} />
      <CompromisedDialog signingKey={leaked} onClose={() => setLeaked(null)} />
    </>
  )
}
