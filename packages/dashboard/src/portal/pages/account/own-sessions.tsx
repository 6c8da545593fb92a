import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../parts/data-table.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { useSessionColumns } from '../../../parts/sessions/session-columns.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import { sessionsQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'

/** The browsers in which one is signed in, each of which can be signed out from here. */
export function OwnSessions() {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  const { data, error, refetch } = useQuery(sessionsQuery(api))
  const ending = useMutation({
    mutationFn: (session: string) => api.sessions.end({ session }),
    onSuccess: () => toast(t('sessions.ended')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const columns = useSessionColumns(ending)
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      {ending.error !== null && <ProblemNotice error={ending.error} />}
      <DataTable
        caption={t('sessions.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={2}
        empty={<Text c="dimmed">{t('sessions.none')}</Text>}
      />
    </>
  )
}
