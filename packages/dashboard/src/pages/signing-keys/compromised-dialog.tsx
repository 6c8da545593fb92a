import { List, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKey } from '../../api/signing-key-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Asked {
  /** Null: nothing is asked. */
  readonly signingKey: SigningKey | null
  readonly onClose: () => void
}

const nameLength = 8

/** Ends a signing key at once, and with it every token that it signed: its name has to be typed. */
export function CompromisedDialog({ signingKey, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const name = signingKey?.kid.slice(0, nameLength) ?? ''
  const ending = useMutation({
    mutationFn: (kid: string) =>
      api.signingKeys.compromised({
        kid,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    onSuccess: () => {
      toast(t('signingKeys.emergency.done', { name }))
      close()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['signing-keys'] }),
  })
  const close = () => {
    setTyped('')
    setReason('')
    ending.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen={signingKey !== null}
      onClose={close}
      title={t('signingKeys.emergency.ask', { name })}
      deed={t('signingKeys.emergency.deed')}
      isDestructive
      isBusy={ending.isPending}
      isReady={typed.trim() === name}
      error={ending.error}
      onConfirm={() => {
        if (signingKey !== null) ending.mutate(signingKey.kid)
      }}
    >
      <Text>{t(`signingKeys.emergency.about.${signs(signingKey) ? 'signed' : 'unsigned'}`)}</Text>
      {signs(signingKey) && <UseInNumbers of={{}} losing="tokens" />}
      <List size="sm" spacing={4}>
        <List.Item>{t('signingKeys.emergency.successor')}</List.Item>
        <List.Item>{t('signingKeys.emergency.offline')}</List.Item>
        <List.Item>{t('signingKeys.emergency.final')}</List.Item>
      </List>
      <TextInput
        label={t('revoke.reason')}
        description={t('signingKeys.emergency.reasonAbout')}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <TextInput
        label={t('signingKeys.emergency.type', { name })}
        autoComplete="off"
        spellCheck={false}
        maxLength={nameLength * 2}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}

/** Whether there may be tokens of it. */
function signs(key: SigningKey | null): boolean {
  return key !== null && key.state !== 'announced'
}
