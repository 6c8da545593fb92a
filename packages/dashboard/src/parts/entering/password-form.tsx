import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SignInProblem } from './sign-in-problem.tsx'

export interface Credentials {
  readonly email: string
  readonly password: string
}

interface Asked {
  readonly signIn: (credentials: Credentials) => Promise<void>
  /** What who has forgotten the password does, where something can be done. */
  readonly children?: ReactNode
}

/** A mail address and a password. */
export function PasswordForm({ signIn, children }: Asked) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value === '' ? t('form.emailMissing') : null),
      password: (value) => (value === '' ? t('form.passwordMissing') : null),
    },
  })
  const signing = useMutation({
    meta: { isSignIn: true },
    mutationFn: () => signIn(form.getValues()),
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
        {children}
        <Button type="submit" size="md" loading={signing.isPending}>
          {t('signIn.deed')}
        </Button>
      </Stack>
    </form>
  )
}
