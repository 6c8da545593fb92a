import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { useToast } from '../toasts.tsx'
import { UseInNumbers } from '../use-in-numbers.tsx'
import { operationsFor, type ShownKey } from './key.ts'

interface Asked {
  readonly of: ShownKey
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The reversible end of a key, and the way back. */
export function KeyStateDialog({ of: key, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const does = key.is_active ? 'deactivate' : 'activate'
  const changing = useMutation({
    mutationFn: () =>
      operationsFor(key, api).change(
        { key: key.id, is_active: !key.is_active },
        { ifMatch: key.etag },
      ),
    onSuccess: () => {
      toast(t(`keys.${does}.done`, { name: key.name }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  })
  const from = key.secrets.find(({ last_used_at: at }) => at === key.last_used_at)?.last_used_from
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(`keys.${does}.ask`, { name: key.name })}
      deed={t(`keys.${does}.deed`)}
      isDestructive={key.is_active}
      isBusy={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
    >
      <Text>{t(`keys.${does}.about`)}</Text>
      {key.is_active && isOpen && (
        <UseInNumbers of={{ key: key.id }} last={{ at: key.last_used_at, from: from ?? null }} />
      )}
    </ConfirmDialog>
  )
}
