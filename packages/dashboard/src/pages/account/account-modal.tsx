import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Shown {
  readonly title: string
  readonly onClose: () => void
  /** False while closing would lose what can't be had again. */
  readonly closesOutside?: boolean
  readonly children: ReactNode
}

export function AccountModal({ title, onClose, closesOutside = true, children }: Shown) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      lockScroll={false}
      closeOnClickOutside={closesOutside}
      closeOnEscape={closesOutside}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={560}
    >
      {children}
    </Modal>
  )
}
