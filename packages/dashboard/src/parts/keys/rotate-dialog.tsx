import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../problem-notice.tsx'
import { type KeyTold, useKeysApi } from './keys-api.ts'
import { SecretOnce } from './secret-once.tsx'

interface Opened {
  readonly of: KeyTold
  readonly isOpen: boolean
  readonly onClose: () => void
}

const overlaps = ['0s', '1h', '1d', '7d', '30d'] as const

/** A new secret beside the old one, which lives on for as long as is chosen here. */
export function RotateDialog({ of: key, isOpen, onClose }: Opened) {
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
      title={t(secret === null ? 'rotate.ask' : 'rotate.done', { name: key.name })}
      lockScroll={false}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={560}
    >
      {secret === null ? (
        <Overlap of={key} onRotated={setSecret} onCancel={close} />
      ) : (
        <Stack gap="md">
          <SecretOnce secret={secret} />
          <Text size="sm">{t('rotate.next')}</Text>
          <Group justify="flex-end">
            <Button onClick={close}>{t('secret.kept')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface Rotating {
  readonly of: KeyTold
  readonly onRotated: (secret: string) => void
  readonly onCancel: () => void
}

function Overlap({ of: key, onRotated, onCancel }: Rotating) {
  const { t } = useTranslation()
  const keys = useKeysApi()
  const queries = useQueryClient()
  const [overlap, setOverlap] = useState<string>('1d')
  const rotating = useMutation({
    mutationFn: async () => {
      onRotated(await keys.rotate(key, overlap))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  })
  return (
    <Stack gap="md">
      <Text>{t('rotate.about')}</Text>
      <Select
        label={t('rotate.overlap')}
        description={t('rotate.overlapAbout')}
        data={overlaps.map((value) => ({ value, label: t(`rotate.overlaps.${value}`) }))}
        value={overlap}
        allowDeselect={false}
        onChange={(value) => setOverlap(value ?? '1d')}
      />
      {rotating.error !== null && (
        <ProblemNotice error={rotating.error} onRetry={() => rotating.mutate()} />
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button loading={rotating.isPending} onClick={() => rotating.mutate()}>
          {t('rotate.deed')}
        </Button>
      </Group>
    </Stack>
  )
}
