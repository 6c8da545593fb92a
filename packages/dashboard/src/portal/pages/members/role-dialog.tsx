import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import type { Member } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { MemberRoleField } from '../../parts/member-role.tsx'
import { nameOf } from './member-name.ts'

interface Asked {
  readonly project: string
  readonly of: Member
  readonly onClose: () => void
}

/** Gives a member another role. */
export function RoleDialog({ project, of: member, onClose }: Asked) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  const [role, setRole] = useState(member.role)
  const changing = useMutation({
    mutationFn: () => api.members.change({ project, member: member.id, role }),
    onSuccess: () => {
      toast(t('portal.members.role.done', { name: nameOf(member) }))
      onClose()
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members'] }),
        queries.invalidateQueries({ queryKey: ['projects'] }),
      ]),
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('portal.members.role.ask', { name: nameOf(member) })}
      deed={t('portal.members.role.deed')}
      isBusy={changing.isPending}
      isReady={role !== member.role}
      error={changing.error}
      onConfirm={() => changing.mutate()}
    >
      <MemberRoleField value={role} onChange={setRole} />
    </ConfirmDialog>
  )
}
