import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../copy-button.tsx'
import { ScopesField } from '../keys/scopes-field.tsx'
import { SecretOnce } from '../keys/secret-once.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { SideDrawer } from '../side-drawer.tsx'

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
  const [made, setMade] = useState<MadeClient | null>(null)
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
        <NewClient register={register} onMade={setMade} onCancel={close} />
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
            <Button variant="default" renderRoot={(props) => link(made.clientId, props)}>
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
