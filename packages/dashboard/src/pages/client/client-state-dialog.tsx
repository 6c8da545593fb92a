import type { components } from '@countersign/client'
import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Asked {
  readonly client: components['schemas']['Client'] & { readonly etag: string | null }
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function ClientStateDialog({ client, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const does = client.is_active ? 'deactivate' : 'activate'
  const changing = useMutation({
    mutationFn: () =>
      api.clients.change(
        { client_id: client.client_id, is_active: !client.is_active },
        { ifMatch: client.etag },
      ),
    onSuccess: () => {
      toast(t(`clients.${does}.done`, { name: client.name }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(`clients.${does}.ask`, { name: client.name })}
      deed={t(`clients.${does}.deed`)}
      isDestructive={client.is_active}
      isBusy={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
    >
      <Text>{t(`clients.${does}.about`)}</Text>
      {client.is_active && isOpen && <UseInNumbers of={{ client: client.client_id }} />}
    </ConfirmDialog>
  )
}
