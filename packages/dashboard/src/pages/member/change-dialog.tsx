import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { SessionsInNumbers } from '../../parts/sessions/sessions-in-numbers.tsx'
import { useToast } from '../../parts/toasts.tsx'
import type { ShownMember } from './member.ts'

interface Asked {
  readonly of: ShownMember
  readonly change: { readonly role?: Role; readonly is_active?: boolean }
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly says: {
    readonly title: string
    readonly about: string
    readonly deed: string
    readonly done: string
  }
}

/** Changes what an operator may, after it was said where they are signed in. */
export function ChangeDialog({ of: { id, etag }, change, isOpen, onClose, says }: Asked) {
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const changing = useMutation({
    mutationFn: () => api.operators.change({ operator: id, ...change }, { ifMatch: etag }),
    onSuccess: () => {
      toast(says.done)
      onClose()
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members'] }),
        queries.invalidateQueries({ queryKey: ['sessions'] }),
      ]),
  })
  const ends = change.is_active !== true
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={says.title}
      deed={says.deed}
      isDestructive={ends}
      isBusy={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
    >
      <Text>{says.about}</Text>
      {ends && isOpen && <SessionsInNumbers operator={id} />}
    </ConfirmDialog>
  )
}
