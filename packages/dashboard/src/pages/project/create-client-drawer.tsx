import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { ScopesField } from '../../parts/keys/scopes-field.tsx'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { MakingDrawer } from '../../parts/making-drawer.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface Opened {
  readonly project: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Made {
  readonly clientId: string
  readonly secret: string
}

/** Registers a client and shows its first secret once. */
export function CreateClientDrawer({ project, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <MakingDrawer<Made>
      isOpen={isOpen}
      onClose={onClose}
      title={(made) => t(made === null ? 'clients.create' : 'clients.made')}
      form={(steps) => <NewClient project={project} {...steps} />}
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
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/clients/$client" params={{ client: clientId }} {...props} />
              )}
            >
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
  readonly project: string
  readonly onMade: (made: Made) => void
  readonly onCancel: () => void
}

function NewClient({ project, onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const api = useApi()
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
      const { client, secret } = await api.clients.create({ project, name: name.trim(), scopes })
      onMade({ clientId: client.client_id, secret: secret ?? '' })
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
