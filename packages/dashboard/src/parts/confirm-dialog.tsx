import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from './problem-notice.tsx'

interface Confirmation {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** What it will come to, counted where it can be. */
  readonly children: ReactNode
  /** Names the deed: never "OK". */
  readonly deed: string
  readonly isDestructive?: boolean
  readonly isBusy: boolean
  /** False while what has to be filled in before is not. */
  readonly isReady?: boolean
  /** Why it could not be done; null: no reason so far. */
  readonly error: unknown
  readonly onConfirm: () => void
}

/** Asks before something is done, and stays open until it is. */
export function ConfirmDialog(asked: Confirmation) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={asked.isOpen}
      onClose={asked.onClose}
      title={asked.title}
      lockScroll={false}
      // what is asked changes with what has been done: it must not be seen to
      transitionProps={{ exitDuration: 0 }}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={520}
    >
      <Stack gap="md">
        {asked.children}
        {asked.error !== null && <ProblemNotice error={asked.error} onRetry={asked.onConfirm} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={asked.onClose}>
            {t('cancel')}
          </Button>
          <Button
            color={asked.isDestructive === true ? 'red' : 'ink'}
            loading={asked.isBusy}
            disabled={asked.isReady === false}
            onClick={asked.onConfirm}
          >
            {asked.deed}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
