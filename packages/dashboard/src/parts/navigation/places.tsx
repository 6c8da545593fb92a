import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useBrand } from '../brand.ts'
import { Icon, type IconName } from '../icon.tsx'
import classes from './places.module.css'

export interface Place {
  readonly title: string
  readonly to: string
  readonly icon: IconName
  /** Whether it is the place of this address alone, and not of those below it. */
  readonly isExact: boolean
}

interface Placed {
  /** What is said below the name, where there is something. */
  readonly about: ReactNode
  /** Between the name and the places. */
  readonly above: ReactNode
  readonly places: readonly Place[]
  readonly foot: ReactNode
  readonly onChoice: () => void
}

/** The places of an app, below its name. */
export function Places({ about, above, places, foot, onChoice }: Placed) {
  const { t } = useTranslation()
  const { name, logo } = useBrand()
  return (
    <div className={classes.side}>
      <div className={classes.head}>
        {logo !== null && <img src={logo} className={classes.logo} alt="" />}
        <div>
          <div className={classes.name}>{name}</div>
          {about !== null && <div className={classes.contract}>{about}</div>}
        </div>
      </div>
      {above}
      <nav aria-label={t('menu.places')}>
        <ul className={classes.places}>
          {places.map(({ title, to, icon, isExact }) => (
            <li key={to}>
              <Link
                to={to}
                className={classes.place}
                activeOptions={{ exact: isExact, includeSearch: false }}
                onClick={onChoice}
              >
                <Icon name={icon} />
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.foot}>{foot}</div>
    </div>
  )
}
