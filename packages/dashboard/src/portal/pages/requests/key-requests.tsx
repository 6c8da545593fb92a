import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import { type KeyRequest, keyRequestsQuery, type Project } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { CollectDialog } from './collect-dialog.tsx'
import { useRequestColumns } from './request-columns.tsx'
import { RequestDrawer } from './request-drawer.tsx'

/** How to get a key where whoever runs the API makes them, and what became of what was asked. */
export function KeyRequests({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const { data } = useQuery(keyRequestsQuery(usePortal(), project.slug))
  const [collected, setCollected] = useState<KeyRequest | null>(null)
  const withdrawing = useWithdrawing(project.slug)
  const columns = useRequestColumns({
    onCollect: setCollected,
    onWithdraw: ({ id }) => withdrawing.mutate(id),
  })
  const ask = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsAsking(true)}>
      {t('portal.requests.open')}
    </Button>
  )
  return (
    <Panel
      title={t('portal.requests.title')}
      about={t('portal.requests.about')}
      actions={data?.data.length === 0 ? null : ask}
    >
      {withdrawing.error !== null && <ProblemNotice error={withdrawing.error} />}
      <DataTable
        caption={t('portal.requests.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={2}
        empty={
          <EmptyState icon="key" title={t('portal.requests.none')} action={ask}>
            {t('portal.requests.noneAbout')}
          </EmptyState>
        }
      />
      {collected !== null && (
        <CollectDialog project={project.slug} of={collected} onClose={() => setCollected(null)} />
      )}
      <RequestDrawer project={project} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Panel>
  )
}

function useWithdrawing(project: string) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (request: string) => api.keyRequests.withdraw({ project, request }),
    onSuccess: () => toast(t('portal.requests.withdrawn')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['key-requests'] }),
  })
}
