import { Button, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBrand } from './brand.ts'
import classes from './frame.module.css'
import { Icon } from './icon.tsx'

interface Framed {
  /** The places on the left; in a drawer on a phone. */
  readonly places: (menu: { readonly isDrawn: boolean; readonly onChoice: () => void }) => ReactNode
  /** At the end of the bar of a phone. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** What stands around every page of an app. */
export function Frame({ places, action, children }: Framed) {
  const { t } = useTranslation()
  const { name } = useBrand()
  const [menuIsOpen, menu] = useDisclosure(false)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useArrival(path, main)
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <aside className={classes.side} aria-label={t('menu.side')}>
        {places({ isDrawn: false, onChoice: menu.close })}
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
        <span className={classes.brand}>{name}</span>
        {action ?? <span className={classes.counterweight} />}
      </nav>
      <Drawer
        opened={menuIsOpen}
        onClose={menu.close}
        size={280}
        title={name}
        lockScroll={false}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {places({ isDrawn: true, onChoice: menu.close })}
      </Drawer>
      <main className={classes.main} id="content" ref={main} tabIndex={-1}>
        {children}
      </main>
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
