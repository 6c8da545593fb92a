import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/use-api.ts'
import { useSession } from '../api/use-session.ts'
import { AccountMenu } from '../parts/navigation/account-menu.tsx'

export function OperatorMenu() {
  const { t } = useTranslation()
  const { operator } = useSession()
  const signOut = useSignOut()
  return (
    <AccountMenu
      name={operator.name}
      email={operator.email}
      account={t('settings.account')}
      accountLink={(props) => <Link to="/settings/account" {...props} />}
      onSignOut={() => void signOut()}
    />
  )
}

/** Nothing that was read stays behind for whoever sits down next. */
function useSignOut() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await api.session.delete().catch(() => null)
    await navigate({ to: '/sign-in' })
    queries.clear()
  }
}
