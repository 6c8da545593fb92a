import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Drawn {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** False while closing would lose what can't be had again. */
  readonly closesOutside?: boolean
  readonly children: ReactNode
}

/** A form beside the page that it belongs to. */
export function SideDrawer({ isOpen, onClose, title, closesOutside = true, children }: Drawn) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={540}
      lockScroll={false}
      closeOnClickOutside={closesOutside}
      closeOnEscape={closesOutside}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  )
}
