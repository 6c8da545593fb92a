import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PasswordForm } from '../../../parts/entering/password-form.tsx'
import { usePortal } from '../../api/use-portal.ts'

/** For who has an account already, and is not signed in to it. */
export function SignInFirst({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation()
  const api = usePortal()
  return (
    <>
      <Text size="sm">{t('portal.invitation.known')}</Text>
      <PasswordForm
        signIn={async (credentials) => {
          await api.entry.withPassword(credentials)
          await onSignedIn()
        }}
      />
    </>
  )
}
