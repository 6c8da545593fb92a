import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRefusedWith } from '../../api/problems.ts'
import { Icon } from '../icon.tsx'
import { ProblemNotice } from '../problem-notice.tsx'

/** A refusal says no more than that: which part was wrong is nobody's business. */
export function SignInProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const isRefused = ['sign_in_refused', 'two_factor_refused'].some((code) =>
    isRefusedWith(error, code),
  )
  if (!isRefused) return <ProblemNotice error={error} />
  return (
    <Alert color="red" role="alert" icon={<Icon name="alert" />}>
      {t('signIn.refused')}
    </Alert>
  )
}
