import { Button, Drawer, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../parts/icon.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import classes from './shell.module.css'
import { SideNavigation } from './side-navigation.tsx'

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}))

const searchKeys = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

/** What stands around every page: the places on the left, in a drawer on a phone. */
export function Shell() {
  const { t } = useTranslation()
  const [menuIsOpen, menu] = useDisclosure(false)
  const [paletteWasOpen, setPaletteWasOpen] = useState(false)
  const [paletteIsOpen, palette] = useDisclosure(false, { onOpen: () => setPaletteWasOpen(true) })
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useHotkeys([['mod+K', palette.open]], [])
  useArrival(path, main)

  const search = (
    <UnstyledButton className={classes.search} onClick={palette.open}>
      <Icon name="search" size={16} />
      <span>{t('palette.open')}</span>
      <kbd>{searchKeys}</kbd>
    </UnstyledButton>
  )
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <aside className={classes.side} aria-label={t('menu.side')}>
        <SideNavigation search={search} onChoice={menu.close} />
      </aside>
      <nav className={classes.top} aria-label={t('menu.bar')}>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          onClick={menu.open}
          aria-label={t('menu.open')}
          aria-expanded={menuIsOpen}
        >
          <Icon name="menu" size={20} />
        </Button>
        <span className={classes.brand}>Countersign</span>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          onClick={palette.open}
          aria-label={t('palette.open')}
        >
          <Icon name="search" size={20} />
        </Button>
      </nav>
      <Drawer
        opened={menuIsOpen}
        onClose={menu.close}
        size={280}
        title="Countersign"
        lockScroll={false}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <SideNavigation search={null} onChoice={menu.close} />
      </Drawer>
      <main className={classes.main} id="content" ref={main} tabIndex={-1}>
        <ConnectionBanner />
        <Outlet />
      </main>
      <Suspense>
        {paletteWasOpen && <CommandPalette isOpen={paletteIsOpen} onClose={palette.close} />}
      </Suspense>
    </div>
  )
}

/** A new page begins at its beginning, for eyes and for screen readers. */
function useArrival(path: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}
