import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../problem-notice.tsx'
import { FirstRequest } from './first-request.tsx'
import { KeyForm, type KeyWishes } from './key-form.tsx'
import { type MadeKey, useKeysApi } from './keys-api.ts'
import { SamplesWith } from './samples-with.tsx'
import { SecretOnce } from './secret-once.tsx'

interface Steps {
  /** Null: the form asks for it. */
  readonly project: string | null
  /** Null: it is to be made. */
  readonly made: MadeKey | null
  readonly onMade: (made: MadeKey) => void
  readonly onDone: () => void
}

/** The form of a new key, and what is shown once it is made. */
export function NewKey({ project, made, onMade, onDone }: Steps) {
  return made === null ? (
    <Making project={project} onMade={onMade} onCancel={onDone} />
  ) : (
    <Made made={made} onDone={onDone} />
  )
}

interface Makes {
  readonly project: string | null
  readonly onMade: (made: MadeKey) => void
  readonly onCancel: () => void
}

function Making({ project, onMade, onCancel }: Makes) {
  const keys = useKeysApi()
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: async (wishes: KeyWishes) => {
      // the secret goes to the component and to nothing that keeps what was answered
      onMade(await keys.create(wishes))
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

interface Shown {
  readonly made: MadeKey
  readonly onDone: () => void
}

function Made({ made: { key, secret }, onDone }: Shown) {
  const { t } = useTranslation()
  const { link } = useKeysApi()
  return (
    <Stack gap="lg">
      <SecretOnce secret={secret} />
      <FirstRequest keyId={key.id} since={key.created_at} />
      <SamplesWith secret={secret} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" renderRoot={(props: object) => link(key.id, props)}>
          {t('keys.open')}
        </Button>
        <Button onClick={onDone}>{t('secret.kept')}</Button>
      </Group>
    </Stack>
  )
}
