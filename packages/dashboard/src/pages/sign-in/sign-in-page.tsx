import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { methodsQuery, setupQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { Providers } from '../../parts/entering/providers.tsx'
import { WhyHere } from '../../parts/entering/why-here.tsx'
import { Entrance } from '../../parts/entrance.tsx'
import { PasswordStep } from './password-step.tsx'
import { SecondStep } from './second-step.tsx'

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
        <WhyHere ended={ended === true} error={error} />
        <PasswordStep onSignedIn={enter} onSecondStep={() => setIsSecond(true)} />
        <Providers providers={methods?.oidc ?? []} start="/auth/oidc/" return={back} />
      </Stack>
    </Entrance>
  )
}
