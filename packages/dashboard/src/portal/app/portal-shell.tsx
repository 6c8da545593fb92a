import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConnectionBanner } from '../../parts/connection-banner.tsx'
import { Frame } from '../../parts/frame.tsx'
import { AccountMenu } from '../../parts/navigation/account-menu.tsx'
import { Places } from '../../parts/navigation/places.tsx'
import { projectQuery } from '../api/portal-queries.ts'
import { useCustomer, usePortal } from '../api/use-portal.ts'
import { places } from './navigation.ts'
import { ProjectSwitch } from './project-switch.tsx'

/** What stands around every page: the places of the project that one is in. */
export function PortalShell() {
  return (
    <Frame places={({ onChoice }) => <SideNavigation onChoice={onChoice} />}>
      <ConnectionBanner />
      <Outlet />
    </Frame>
  )
}

function SideNavigation({ onChoice }: { readonly onChoice: () => void }) {
  const { t } = useTranslation()
  const { project: slug } = useParams({ strict: false })
  const { data: project } = useQuery({
    ...projectQuery(usePortal(), slug ?? ''),
    enabled: slug !== undefined,
  })
  const { memberships } = useCustomer()
  const all = { title: t('portal.nav.projects'), to: '/', icon: 'project', isExact: true } as const
  const rights = project && { project, isOwner: project.role === 'owner' }
  const own = rights === undefined ? [] : places.filter(({ isThere }) => isThere(rights))
  return (
    <Places
      about={null}
      above={
        memberships.length > 1 && slug !== undefined ? (
          <ProjectSwitch present={slug} onChoice={onChoice} />
        ) : null
      }
      places={
        slug === undefined
          ? [all]
          : own.map(({ name, path, icon }) => ({
              ...{ title: t(`portal.nav.${name}`), to: `/projects/${slug}${path}`, icon },
              isExact: path === '',
            }))
      }
      foot={<CustomerMenu />}
      onChoice={onChoice}
    />
  )
}

function CustomerMenu() {
  const { t } = useTranslation()
  const { customer } = useCustomer()
  const signOut = useSignOut()
  return (
    <AccountMenu
      name={customer.name}
      email={customer.email ?? ''}
      account={t('portal.account.title')}
      accountLink={(props) => <Link to="/account" {...props} />}
      onSignOut={() => void signOut()}
    />
  )
}

/** Nothing that was read stays behind for whoever sits down next. */
function useSignOut() {
  const api = usePortal()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await api.session.delete().catch(() => null)
    await navigate({ to: '/sign-in' })
    queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'about' })
  }
}
