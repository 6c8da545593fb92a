import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { MakingDrawer } from '../../parts/making-drawer.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ServerKeyForm, type ServerKeyWishes } from './server-key-form.tsx'

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Made {
  readonly id: string
  readonly secret: string
}

/** Makes a server-level key and shows its secret once. */
export function CreateServerKeyDrawer({ isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <MakingDrawer<Made>
      isOpen={isOpen}
      onClose={onClose}
      title={(made) => t(made === null ? 'serverKeys.create' : 'serverKeys.made')}
      form={(steps) => <Making {...steps} />}
      shown={({ id, secret }, onDone) => (
        <Stack gap="lg">
          <SecretOnce secret={secret} />
          <Text size="sm">{t('serverKeys.next')}</Text>
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/server-keys/$key" params={{ key: id }} {...props} />
              )}
            >
              {t('keys.open')}
            </Button>
            <Button onClick={onDone}>{t('secret.kept')}</Button>
          </Group>
        </Stack>
      )}
    />
  )
}

interface Makes {
  readonly onMade: (made: Made) => void
  readonly onCancel: () => void
}

function Making({ onMade, onCancel }: Makes) {
  const api = useApi()
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: async (wishes: ServerKeyWishes) => {
      const { key, secret } = await api.serverKeys.create(wishes)
      // the secret goes to the component and to nothing that keeps what was answered
      onMade({ id: key.id, secret: secret ?? '' })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys', 'server'] }),
  })
  return (
    <Stack gap="md">
      {making.error !== null && <ProblemNotice error={making.error} />}
      <ServerKeyForm
        isBusy={making.isPending}
        onWish={(wishes) => making.mutate(wishes)}
        onCancel={onCancel}
      />
    </Stack>
  )
}
