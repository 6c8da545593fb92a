import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useToast } from '../../parts/toasts.tsx'

interface Asked {
  readonly of: Invitation
  readonly onClose: () => void
}

export function WithdrawDialog({ of: { id, email, state }, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const withdrawing = useMutation({
    mutationFn: () => api.invitations.delete({ invitation: id }),
    onSuccess: () => {
      toast(t('invitations.withdraw.done', { email }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('invitations.withdraw.ask', { email })}
      deed={t('invitations.withdraw.deed')}
      isDestructive
      isBusy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={() => withdrawing.mutate()}
    >
      <Text>
        {t(state === 'open' ? 'invitations.withdraw.open' : 'invitations.withdraw.expired')}
      </Text>
    </ConfirmDialog>
  )
}
