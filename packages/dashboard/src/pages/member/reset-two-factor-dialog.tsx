import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { SessionsInNumbers } from '../../parts/sessions/sessions-in-numbers.tsx'
import { useToast } from '../../parts/toasts.tsx'
import type { ShownMember } from './member.ts'

interface Asked {
  readonly of: ShownMember
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** For who has lost the device: the password alone signs in then. */
export function ResetTwoFactorDialog({ of: { id, name }, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const resetting = useMutation({
    mutationFn: () => api.operators.resetTwoFactor({ operator: id }),
    onSuccess: () => {
      toast(t('member.resetTwoFactor.done', { name }))
      onClose()
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members'] }),
        queries.invalidateQueries({ queryKey: ['sessions'] }),
      ]),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('member.resetTwoFactor.ask', { name })}
      deed={t('member.resetTwoFactor.deed')}
      isDestructive
      isBusy={resetting.isPending}
      error={resetting.error}
      onConfirm={() => resetting.mutate()}
    >
      <Text>{t('member.resetTwoFactor.about')}</Text>
      {isOpen && <SessionsInNumbers operator={id} />}
    </ConfirmDialog>
  )
}
