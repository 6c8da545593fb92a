import { useApi } from '../../api/use-api.ts'
import { PasswordForm } from '../../parts/entering/password-form.tsx'

interface Asked {
  readonly onSignedIn: () => void
  readonly onSecondStep: () => void
}

export function PasswordStep({ onSignedIn, onSecondStep }: Asked) {
  const api = useApi()
  return (
    <PasswordForm
      signIn={async (credentials) => {
        const reply = await api.signIn.withPassword(credentials)
        if ('two_factor_required' in reply) onSecondStep()
        else onSignedIn()
      }}
    />
  )
}
