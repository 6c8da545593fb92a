import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { SignInProblem } from './sign-in-problem.tsx'

interface Asked {
  readonly onSignedIn: () => void
  readonly onSecondStep: () => void
}

export function PasswordStep({ onSignedIn, onSecondStep }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value === '' ? t('form.emailMissing') : null),
      password: (value) => (value === '' ? t('form.passwordMissing') : null),
    },
  })
  const signing = useMutation({
    meta: { isSignIn: true },
    mutationFn: async () => {
      const reply = await api.signIn.withPassword(form.getValues())
      return { isDone: !('two_factor_required' in reply) }
    },
    onSuccess: ({ isDone }) => (isDone ? onSignedIn() : onSecondStep()),
  })
  return (
    <form onSubmit={form.onSubmit(() => signing.mutate())} noValidate>
      <Stack gap="md">
        {signing.error !== null && <SignInProblem error={signing.error} />}
        <TextInput
          label={t('form.email')}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('form.password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('form.passwordShow') }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={signing.isPending}>
          {t('signIn.deed')}
        </Button>
      </Stack>
    </form>
  )
}
