import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/use-session.ts'
import { Icon } from '../parts/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { places } from './navigation.ts'
import classes from './side-navigation.module.css'

interface Choosing {
  readonly search: ReactNode
  readonly onChoice: () => void
}

const product = 'Countersign'

export function SideNavigation({ search, onChoice }: Choosing) {
  const { t } = useTranslation()
  const { permissions, installation } = useSession()
  const { title } = installation.contract
  const allowed = places.filter(
    ({ permission }) => permission === null || permissions.includes(permission),
  )
  return (
    <div className={classes.side}>
      <div className={classes.head}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} width={26} height={26} alt="" />
        <div>
          <div className={classes.name}>{product}</div>
          {title !== product && <div className={classes.contract}>{title}</div>}
        </div>
      </div>
      {search}
      <nav aria-label={t('nav.label')}>
        <ul className={classes.places}>
          {allowed.map(({ name, to, icon }) => (
            <li key={name}>
              <Link
                to={to}
                className={classes.place}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                onClick={onChoice}
              >
                <Icon name={icon} />
                {t(`nav.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.foot}>
        <AccountMenu />
      </div>
    </div>
  )
}
