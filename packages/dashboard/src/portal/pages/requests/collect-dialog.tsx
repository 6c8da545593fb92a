import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecretOnce } from '../../../parts/keys/secret-once.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import type { KeyRequest } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'

interface Opened {
  readonly project: string
  readonly of: KeyRequest
  readonly onClose: () => void
}

/** Makes the key of a request that was approved, and shows its secret once. */
export function CollectDialog({ project, of: request, onClose }: Opened) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const collecting = useMutation({
    mutationFn: async () => {
      const made = await api.keyRequests.collect({ project, request: request.id })
      setSecret(made.secret ?? '')
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['keys'] }),
        queries.invalidateQueries({ queryKey: ['key-requests'] }),
      ]),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(secret === null ? 'portal.requests.collect' : 'keys.made')}
      lockScroll={false}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={560}
    >
      <Stack gap="md">
        {collecting.error !== null && <ProblemNotice error={collecting.error} />}
        {secret === null ? (
          <Text>{t('portal.requests.collectAbout', { name: request.name })}</Text>
        ) : (
          <SecretOnce secret={secret} />
        )}
        <Group justify="flex-end" gap="sm">
          {secret === null ? (
            <Button loading={collecting.isPending} onClick={() => collecting.mutate()}>
              {t('portal.requests.collectDeed')}
            </Button>
          ) : (
            <Button onClick={onClose}>{t('secret.kept')}</Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
