import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { ScopesField } from '../../parts/keys/scopes-field.tsx'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'

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
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={close}
      title={t(made === null ? 'clients.create' : 'clients.made')}
      closesOutside={made === null}
    >
      {made === null ? (
        <NewClient project={project} onMade={setMade} onCancel={close} />
      ) : (
        <Stack gap="lg">
          <div>
            <Text size="sm" fw={500}>
              client_id
            </Text>
            <Group gap="sm">
              <code>{made.clientId}</code>
              <CopyButton text={made.clientId} of="client_id" />
            </Group>
          </div>
          <SecretOnce secret={made.secret} />
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/clients/$client" params={{ client: made.clientId }} {...props} />
              )}
            >
              {t('clients.open')}
            </Button>
            <Button onClick={close}>{t('secret.kept')}</Button>
          </Group>
        </Stack>
      )}
    </SideDrawer>
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
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={making.isPending}>
            {t('clients.createDeed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
