import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import { UseInNumbers } from '../../../parts/use-in-numbers.tsx'
import type { Client } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'

interface Asked {
  readonly project: string
  readonly client: Client
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Deleting is for good: who does it sees what it will break, counted. */
export function DeleteClientDialog({ project, client, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const deleting = useMutation({
    mutationFn: () =>
      api.clients.delete({ project, client_id: client.client_id }, { ifMatch: client.etag }),
    onSuccess: async () => {
      toast(t('portal.clients.delete.done', { name: client.name }))
      await navigate({ to: '/projects/$project/clients', params: { project } })
      queries.removeQueries({ queryKey: ['clients', 'one', client.client_id] })
      await queries.invalidateQueries({ queryKey: ['clients', 'list'] })
    },
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('portal.clients.delete.ask', { name: client.name })}
      deed={t('portal.clients.delete.deed')}
      isDestructive
      isBusy={deleting.isPending}
      error={deleting.error}
      onConfirm={() => deleting.mutate()}
    >
      <Text>{t('portal.clients.delete.about')}</Text>
      {isOpen && <UseInNumbers of={{ client: client.client_id }} />}
    </ConfirmDialog>
  )
}
