import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import type { Member } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { nameOf } from './member-name.ts'

interface Asked {
  readonly project: string
  readonly of: Member
  readonly onClose: () => void
}

/** Ends a membership: whoever had it is out with their next request. */
export function RemoveDialog({ project, of: member, onClose }: Asked) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  const who = { name: nameOf(member) }
  const removing = useMutation({
    mutationFn: () => api.members.remove({ project, member: member.id }),
    onSuccess: () => {
      toast(t('portal.members.remove.done', who))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('portal.members.remove.ask', who)}
      deed={t('portal.members.remove.deed')}
      isDestructive
      isBusy={removing.isPending}
      error={removing.error}
      onConfirm={() => removing.mutate()}
    >
      <Text>{t('portal.members.remove.about')}</Text>
    </ConfirmDialog>
  )
}
