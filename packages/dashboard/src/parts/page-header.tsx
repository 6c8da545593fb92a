import { Anchor, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBrand } from './brand.ts'
import classes from './page-header.module.css'

export interface Crumb {
  readonly title: string
  readonly to: string
}

interface Heading {
  readonly title: string
  readonly about?: ReactNode
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
}

/** Where one is, what it is, and the one thing that is done here most. */
export function PageHeader({ title, about, crumbs = [], actions }: Heading) {
  const { t } = useTranslation()
  const { name } = useBrand()
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  return (
    <header className={classes.header}>
      {crumbs.length > 0 && (
        <nav className={classes.crumbs} aria-label={t('crumbs')}>
          {crumbs.map(({ title: text, to }, place) => (
            <Fragment key={to}>
              <Anchor renderRoot={(props) => <Link to={to} {...props} />} size="sm">
                {text}
              </Anchor>
              {place < crumbs.length - 1 && <span aria-hidden="true">/</span>}
            </Fragment>
          ))}
        </nav>
      )}
      <div className={classes.row}>
        <div className={classes.what}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {about !== undefined && <div className={classes.about}>{about}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </header>
  )
}
