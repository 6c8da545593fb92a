import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Entrance } from '../../../parts/entrance.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { usePortal } from '../../api/use-portal.ts'
import { MailSent } from './mail-sent.tsx'

/** Who has forgotten the password gets a link by mail. */
export function ForgottenPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (value.trim() === '' ? t('form.emailMissing') : null) },
  })
  const asking = useMutation({
    meta: { isSignIn: true },
    mutationFn: () => api.password.forgotten({ email: form.getValues().email.trim() }),
  })
  if (asking.isSuccess) {
    return <MailSent email={form.getValues().email} says={t('portal.forgotten.sent')} />
  }
  return (
    <Entrance title={t('portal.forgotten.title')} about={t('portal.forgotten.about')}>
      <form onSubmit={form.onSubmit(() => asking.mutate())} noValidate>
        <Stack gap="md">
          {asking.error !== null && <ProblemNotice error={asking.error} />}
          <TextInput
            label={t('form.email')}
            type="email"
            autoComplete="username"
            maxLength={254}
            required
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" loading={asking.isPending}>
            {t('portal.forgotten.deed')}
          </Button>
          <Anchor size="sm" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
            {t('portal.mail.back')}
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  )
}
