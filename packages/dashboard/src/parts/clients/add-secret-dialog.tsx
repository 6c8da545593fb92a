import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormButtons } from '../form-buttons.tsx'
import { SecretOnce } from '../keys/secret-once.tsx'
import { ProblemNotice } from '../problem-notice.tsx'

/** Gives the new secret, which is nobody's to keep. */
type Add = (name: string) => Promise<string>

interface Opened {
  readonly add: Add
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Gives a client another secret beside those that it has, and shows it once. */
export function AddSecretDialog({ add, isOpen, onClose }: Opened) {
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
        <NewSecret add={add} onMade={setSecret} onCancel={close} />
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
  readonly add: Add
  readonly onMade: (secret: string) => void
  readonly onCancel: () => void
}

function NewSecret({ add, onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() === '' ? t('form.nameMissing') : null) },
  })
  const making = useMutation({
    mutationFn: async () => {
      onMade(await add(form.getValues().name.trim()))
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
