import { Alert, Button, Divider, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { methodsQuery, setupQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { Icon } from '../../parts/icon.tsx'
import { PasswordStep } from './password-step.tsx'
import { SecondStep } from './second-step.tsx'

/** What of single sign-on that failed has words of its own. */
const providerFaults = ['too_many_attempts', 'provider_unavailable'] as const

/** By password and, where it is on, a second factor; or by what the installation's provider says. */
export function SignInPage() {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const router = useRouter()
  const { return: back = '/', ended, error } = useSearch({ from: '/sign-in' })
  const [isSecond, setIsSecond] = useState(false)
  const { data: methods } = useQuery(methodsQuery(api))
  const { data: setup } = useQuery(setupQuery(api))
  const enter = () => {
    // who signs in may be somebody else than who was signed in before
    queries.clear()
    router.history.push(router.basepath + back)
  }

  if (isSecond) {
    return (
      <Entrance title={t('signIn.second')} about={t('signIn.secondAbout')}>
        <SecondStep onSignedIn={enter} />
      </Entrance>
    )
  }
  return (
    <Entrance
      title={t('signIn.title')}
      {...(setup?.needed === true ? { about: t('signIn.setupNeeded') } : {})}
    >
      <Stack gap="md">
        {ended === true && error === undefined && (
          <Alert color="yellow" role="status" icon={<Icon name="alert" />}>
            {t('signIn.ended')}
          </Alert>
        )}
        {error !== undefined && (
          <Alert color="red" role="alert" icon={<Icon name="alert" />}>
            {t(`signIn.by.${providerFaults.find((one) => one === error) ?? 'refused'}`)}
          </Alert>
        )}
        <PasswordStep onSignedIn={enter} onSecondStep={() => setIsSecond(true)} />
        {methods !== undefined && methods.oidc.length > 0 && (
          <>
            <Divider label={t('signIn.or')} />
            {methods.oidc.map(({ id, name }) => (
              <Button
                key={id}
                component="a"
                variant="default"
                href={`/auth/oidc/${encodeURIComponent(id)}?return=${encodeURIComponent(back)}`}
              >
                {t('signIn.with', { name })}
              </Button>
            ))}
          </>
        )}
      </Stack>
    </Entrance>
  )
}
