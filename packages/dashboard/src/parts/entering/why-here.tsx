import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'

/** What of single sign-on that failed has words of its own. */
const providerFaults = ['too_many_attempts', 'provider_unavailable'] as const

interface Why {
  /** A session was there, and has ended. */
  readonly ended: boolean
  /** Why single sign-on came to nothing; undefined: it was not tried. */
  readonly error: string | undefined
}

/** Why somebody is asked to sign in who did not come to. */
export function WhyHere({ ended, error }: Why) {
  const { t } = useTranslation()
  if (error !== undefined) {
    return (
      <Alert color="red" role="alert" icon={<Icon name="alert" />}>
        {t(`signIn.by.${providerFaults.find((one) => one === error) ?? 'refused'}`)}
      </Alert>
    )
  }
  if (!ended) return null
  return (
    <Alert color="yellow" role="status" icon={<Icon name="alert" />}>
      {t('signIn.ended')}
    </Alert>
  )
}
