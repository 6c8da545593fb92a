import { Button, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { OperatorsKeys } from '../parts/keys/operators-keys.tsx'
import classes from './shell.module.css'
import { SideNavigation } from './side-navigation.tsx'

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}))

const searchKeys = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

/** What stands around every page: the places, and the palette that finds everything. */
export function Shell() {
  const { t } = useTranslation()
  const [paletteWasOpen, setPaletteWasOpen] = useState(false)
  const [paletteIsOpen, palette] = useDisclosure(false, { onOpen: () => setPaletteWasOpen(true) })
  useHotkeys([['mod+K', palette.open]], [])

  const search = (
    <UnstyledButton className={classes.search} onClick={palette.open}>
      <Icon name="search" size={16} />
      <span>{t('palette.open')}</span>
      <kbd>{searchKeys}</kbd>
    </UnstyledButton>
  )
  return (
    <OperatorsKeys>
      <Frame
        places={({ isDrawn, onChoice }) => (
          <SideNavigation search={isDrawn ? null : search} onChoice={onChoice} />
        )}
        action={
          <Button
            variant="subtle"
            color="gray"
            px={8}
            onClick={palette.open}
            aria-label={t('palette.open')}
          >
            <Icon name="search" size={20} />
          </Button>
        }
      >
        <ConnectionBanner />
        <Outlet />
      </Frame>
      <Suspense>
        {paletteWasOpen && <CommandPalette isOpen={paletteIsOpen} onClose={palette.close} />}
      </Suspense>
    </OperatorsKeys>
  )
}
