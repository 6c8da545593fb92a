import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../copy-button.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { ScopesField } from '../keys/scopes-field.tsx'
import { SecretOnce } from '../keys/secret-once.tsx'
import { MakingDrawer } from '../making-drawer.tsx'
import { ProblemNotice } from '../problem-notice.tsx'

export interface MadeClient {
  readonly clientId: string
  readonly secret: string
}

type Register = (wishes: {
  readonly name: string
  readonly scopes: string[] | null
}) => Promise<MadeClient>

interface Opened {
  readonly register: Register
  /** A link to the page of a client, with the properties of what it looks like. */
  readonly link: (client: string, props: object) => ReactElement
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Registers a client and shows its first secret once. */
export function CreateClientDrawer({ register, link, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <MakingDrawer<MadeClient>
      isOpen={isOpen}
      onClose={onClose}
      title={(made) => t(made === null ? 'clients.create' : 'clients.made')}
      form={(steps) => <NewClient register={register} {...steps} />}
      shown={({ clientId, secret }, onDone) => (
        <Stack gap="lg">
          <div>
            <Text size="sm" fw={500}>
              client_id
            </Text>
            <Group gap="sm">
              <code>{clientId}</code>
              <CopyButton text={clientId} of="client_id" />
            </Group>
          </div>
          <SecretOnce secret={secret} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" renderRoot={(props: object) => link(clientId, props)}>
              {t('clients.open')}
            </Button>
            <Button onClick={onDone}>{t('secret.kept')}</Button>
          </Group>
        </Stack>
      )}
    />
  )
}

interface Making {
  readonly register: Register
  readonly onMade: (made: MadeClient) => void
  readonly onCancel: () => void
}

function NewClient({ register, onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '', scopes: null as string[] | null },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      scopes: (value) => (value?.length === 0 ? t('scopes.choose') : null),
    },
  })
  const making = useMutation({
    mutationFn: async () => {
      const { name, scopes } = form.getValues()
      onMade(await register({ name: name.trim(), scopes }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  })
  return (
    <form onSubmit={form.onSubmit(() => making.mutate())} noValidate>
      <Stack gap="md">
        {making.error !== null && <ProblemNotice error={making.error} />}
        <TextInput
          label={t('clients.name')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
        />
        <ScopesField {...form.getInputProps('scopes')} />
        <FormButtons deed={t('clients.createDeed')} isBusy={making.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
