import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { SessionsInNumbers } from '../../parts/sessions/sessions-in-numbers.tsx'
import { useToast } from '../../parts/toasts.tsx'
import type { OfMember } from './member.ts'

interface Asked extends OfMember {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function RemoveDialog({ of: member, isSelf, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { name } = member
  const removing = useMutation({
    mutationFn: () => api.operators.delete({ operator: member.id }, { ifMatch: member.etag }),
    onSuccess: async () => {
      toast(t('member.remove.done', { name }))
      await navigate({ to: '/settings/members' })
      queries.removeQueries({ queryKey: ['members', 'one', member.id] })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['members', 'list'] }),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('member.remove.ask', { name })}
      deed={t('member.remove.deed')}
      isDestructive
      isBusy={removing.isPending}
      error={removing.error}
      onConfirm={() => removing.mutate()}
    >
      <Text>{t(isSelf ? 'member.remove.own' : 'member.remove.about')}</Text>
      {isOpen && <SessionsInNumbers operator={member.id} />}
    </ConfirmDialog>
  )
}
