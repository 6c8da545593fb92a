import { Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { useToast } from '../toasts.tsx'
import { UseInNumbers } from '../use-in-numbers.tsx'
import { type KeyTold, useKeysApi } from './keys-api.ts'

interface Asked {
  readonly of: KeyTold
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Revoking is for good: who does it sees what it will break, counted. */
export function RevokeDialog({ of: key, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const keys = useKeysApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const revoking = useMutation({
    mutationFn: () => keys.revoke(key, reason.trim() === '' ? undefined : reason.trim()),
    onSuccess: () => {
      toast(t('revoke.done', { name: key.name }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  })
  const from = key.secrets.find(({ last_used_at: at }) => at === key.last_used_at)?.last_used_from
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('revoke.ask', { name: key.name })}
      deed={t('revoke.deed')}
      isDestructive
      isBusy={revoking.isPending}
      error={revoking.error}
      onConfirm={() => revoking.mutate()}
    >
      <Text>{t('revoke.about')}</Text>
      {isOpen && (
        <UseInNumbers of={{ key: key.id }} last={{ at: key.last_used_at, from: from ?? null }} />
      )}
      <TextInput
        label={t('revoke.reason')}
        description={t('revoke.reasonAbout')}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
