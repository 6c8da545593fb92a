import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/use-session.ts'
import { Places } from '../parts/navigation/places.tsx'
import { places } from './navigation.ts'
import { OperatorMenu } from './operator-menu.tsx'

interface Choosing {
  readonly search: ReactNode
  readonly onChoice: () => void
}

export function SideNavigation({ search, onChoice }: Choosing) {
  const { t } = useTranslation()
  const { permissions, installation } = useSession()
  const { title } = installation.contract
  const allowed = places.filter(
    ({ permission }) => permission === null || permissions.includes(permission),
  )
  return (
    <Places
      about={title === 'Countersign' ? null : title}
      above={search}
      places={allowed.map(({ name, to, icon }) => ({
        ...{ title: t(`nav.${name}`), to, icon },
        isExact: to === '/',
      }))}
      foot={<OperatorMenu />}
      onChoice={onChoice}
    />
  )
}
