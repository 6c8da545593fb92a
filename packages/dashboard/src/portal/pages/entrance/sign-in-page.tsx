import { Anchor, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PasswordForm } from '../../../parts/entering/password-form.tsx'
import { Providers } from '../../../parts/entering/providers.tsx'
import { WhyHere } from '../../../parts/entering/why-here.tsx'
import { Entrance } from '../../../parts/entrance.tsx'
import { useAbout, usePortal } from '../../api/use-portal.ts'

/** By password or by single sign-on, as the installation offers it. */
export function SignInPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const router = useRouter()
  const { title, sign_in: ways } = useAbout()
  const { return: back = '/', ended, error } = useSearch({ from: '/sign-in' })
  const enter = () => {
    // who signs in may be somebody else than who was signed in before
    queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'about' })
    router.history.push(router.basepath + back)
  }
  return (
    <Entrance title={t('signIn.title')} about={t('portal.signIn.about', { title })}>
      <Stack gap="md">
        <WhyHere ended={ended === true} error={error} />
        {ways.password && (
          <PasswordForm
            signIn={async (credentials) => {
              await api.entry.withPassword(credentials)
              enter()
            }}
          >
            {ways.password_reset && (
              <Anchor size="sm" renderRoot={(props) => <Link to="/forgotten" {...props} />}>
                {t('portal.forgotten.open')}
              </Anchor>
            )}
          </PasswordForm>
        )}
        <Providers providers={ways.providers} start="/portal/api/auth/" return={back} />
        {ways.registration && (
          <Text size="sm">
            {t('portal.register.question')}{' '}
            <Anchor inherit renderRoot={(props) => <Link to="/register" {...props} />}>
              {t('portal.register.open')}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Entrance>
  )
}
