import type { components } from '@countersign/client'
import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { SideDrawer } from '../side-drawer.tsx'
import { FirstRequest } from './first-request.tsx'
import { KeyForm, type KeyWishes } from './key-form.tsx'
import { SamplesWith } from './samples-with.tsx'
import { SecretOnce } from './secret-once.tsx'

interface Made {
  readonly key: components['schemas']['Key']
  readonly secret: string
}

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Null: the form asks for it. */
  readonly project: string | null
}

/** Makes a key, shows its secret once and waits for the first request with it. */
export function CreateKeyDrawer({ isOpen, onClose, project }: Opened) {
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
      title={t(made === null ? 'keys.create' : 'keys.made')}
      closesOutside={made === null}
    >
      {made === null ? (
        <NewKey project={project} onMade={setMade} onCancel={close} />
      ) : (
        <MadeKey made={made} onDone={close} />
      )}
    </SideDrawer>
  )
}

interface Making {
  readonly project: string | null
  readonly onMade: (made: Made) => void
  readonly onCancel: () => void
}

function NewKey({ project, onMade, onCancel }: Making) {
  const api = useApi()
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: async (wishes: KeyWishes) => {
      const { key, secret } = await api.keys.create(wishes)
      // the secret goes to the component and to nothing that keeps what was answered
      onMade({ key, secret: secret ?? '' })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys', 'list'] }),
  })
  return (
    <Stack gap="md">
      {making.error !== null && <ProblemNotice error={making.error} />}
      <KeyForm
        project={project}
        isBusy={making.isPending}
        onWish={(wishes) => making.mutate(wishes)}
        onCancel={onCancel}
      />
    </Stack>
  )
}

function MadeKey({ made: { key, secret }, onDone }: { readonly made: Made; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack gap="lg">
      <SecretOnce secret={secret} />
      <FirstRequest keyId={key.id} since={key.created_at} />
      <SamplesWith secret={secret} />
      <Group justify="flex-end" gap="sm">
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/keys/$key" params={{ key: key.id }} {...props} />}
        >
          {t('keys.open')}
        </Button>
        <Button onClick={onDone}>{t('secret.kept')}</Button>
      </Group>
    </Stack>
  )
}
