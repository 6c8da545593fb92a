import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { NewAccountForm } from '../../parts/entering/new-account-form.tsx'
import { Entrance } from '../../parts/entrance.tsx'
import { useLinkToken } from '../../parts/use-link-token.ts'

/** Where the link of an invitation leads: a name and a password, and one may sign in. */
export function InvitationPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <Entrance title={t('invitation.title')} about={t('invitation.about')}>
      {token === null ? <Text>{t('invitation.linkMissing')}</Text> : <NewOperator token={token} />}
    </Entrance>
  )
}

function NewOperator({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const navigate = useNavigate()
  return (
    <NewAccountForm
      deed={t('invitation.deed')}
      make={async (account) => {
        await api.signIn.accept({ token, ...account })
        await navigate({ to: '/' })
      }}
    />
  )
}
