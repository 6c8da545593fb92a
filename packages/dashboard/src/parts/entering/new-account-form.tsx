import { Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NameField, NewPasswordField } from '../account-fields.tsx'
import { passwordFault } from '../password-rules.ts'
import { ProblemNotice } from '../problem-notice.tsx'

interface Asked {
  readonly deed: string
  readonly make: (account: { readonly name: string; readonly password: string }) => Promise<void>
  /** Whether what is asked besides is there; says so beside it where it is not. */
  readonly check?: () => boolean
  /** What is asked besides, before the name. */
  readonly children?: ReactNode
}

/** A name and a password, and one has an account. */
export function NewAccountForm({ deed, make, check = () => true, children }: Asked) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      password: (value) => passwordFault(value, t),
    },
  })
  const making = useMutation({
    meta: { isSignIn: true },
    mutationFn: () => {
      const { name, password } = form.getValues()
      return make({ name: name.trim(), password })
    },
  })
  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (check()) making.mutate()
      })}
      noValidate
    >
      <Stack gap="md">
        {making.error !== null && <ProblemNotice error={making.error} />}
        {children}
        <NameField input={form.getInputProps('name')} />
        <NewPasswordField input={form.getInputProps('password')} />
        <Button type="submit" size="md" loading={making.isPending}>
          {deed}
        </Button>
      </Stack>
    </form>
  )
}
