import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { NameField, NewPasswordField } from '../../parts/account-fields.tsx'
import { Entrance } from '../../parts/entrance.tsx'
import { passwordFault } from '../../parts/password-rules.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface Asked {
  readonly token: string
  readonly onMade: () => void
}

/** Makes the account of whoever opened the one-time link, and signs them in. */
export function FirstOperator({ token, onMade }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      email: (value) => (/^\S+@\S+$/.test(value) ? null : t('form.emailMissing')),
      password: (value) => passwordFault(value, t),
    },
  })
  const making = useMutation({
    meta: { isSignIn: true },
    mutationFn: async () => {
      const { name, email, password } = form.getValues()
      await api.signIn.setUp({ token, name: name.trim(), email, password })
      await queries.query({ ...sessionQuery(api), staleTime: 0 })
    },
    onSuccess: onMade,
  })
  return (
    <Entrance title={t('setup.title')} about={t('setup.about')}>
      <form onSubmit={form.onSubmit(() => making.mutate())} noValidate>
        <Stack gap="md">
          {making.error !== null && <ProblemNotice error={making.error} />}
          <NameField input={form.getInputProps('name')} />
          <TextInput
            label={t('form.email')}
            type="email"
            autoComplete="username"
            maxLength={320}
            required
            {...form.getInputProps('email')}
          />
          <NewPasswordField input={form.getInputProps('password')} />
          <Button type="submit" size="md" loading={making.isPending}>
            {t('setup.deed')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  )
}
