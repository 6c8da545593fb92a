import { Button, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { useLinkToken } from '../../app/use-link-token.ts'
import { NameField, NewPasswordField } from '../../parts/account-fields.tsx'
import { Entrance } from '../../parts/entrance.tsx'
import { passwordFault } from '../../parts/password-rules.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Where the link of an invitation leads: a name and a password, and one may sign in. */
export function InvitationPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <Entrance title={t('invitation.title')} about={t('invitation.about')}>
      {token === null ? <Text>{t('invitation.linkMissing')}</Text> : <NewOperator token={token} />}
    </Entrance>
  )
}

function NewOperator({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      password: (value) => passwordFault(value, t),
    },
  })
  const accepting = useMutation({
    meta: { isSignIn: true },
    mutationFn: async () => {
      const { name, password } = form.getValues()
      await api.signIn.accept({ token, name: name.trim(), password })
    },
    onSuccess: () => navigate({ to: '/' }),
  })
  return (
    <form onSubmit={form.onSubmit(() => accepting.mutate())} noValidate>
      <Stack gap="md">
        {accepting.error !== null && <ProblemNotice error={accepting.error} />}
        <NameField input={form.getInputProps('name')} />
        <NewPasswordField input={form.getInputProps('password')} />
        <Button type="submit" size="md" loading={accepting.isPending}>
          {t('invitation.deed')}
        </Button>
      </Stack>
    </form>
  )
}
