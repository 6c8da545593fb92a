import type { components } from '@countersign/client'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface Opened {
  readonly client: components['schemas']['Client']
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Gives a client another secret beside those that it has, and shows it once. */
export function AddSecretDialog({ client, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const [secret, setSecret] = useState<string | null>(null)
  const close = () => {
    setSecret(null)
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('clients.addSecret')}
      lockScroll={false}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={560}
    >
      {secret === null ? (
        <NewSecret clientId={client.client_id} onMade={setSecret} onCancel={close} />
      ) : (
        <Stack gap="md">
          <SecretOnce secret={secret} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('secret.kept')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface Making {
  readonly clientId: string
  readonly onMade: (secret: string) => void
  readonly onCancel: () => void
}

function NewSecret({ clientId, onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() === '' ? t('form.nameMissing') : null) },
  })
  const making = useMutation({
    mutationFn: async () => {
      const name = form.getValues().name.trim()
      const { secret } = await api.clients.createKey({ client_id: clientId, name })
      onMade(secret ?? '')
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys', 'list'] }),
  })
  return (
    <form onSubmit={form.onSubmit(() => making.mutate())} noValidate>
      <Stack gap="md">
        {making.error !== null && <ProblemNotice error={making.error} />}
        <TextInput
          label={t('keys.name')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
        />
        <FormButtons deed={t('clients.addSecret')} isBusy={making.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
