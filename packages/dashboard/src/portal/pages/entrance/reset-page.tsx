import { Button, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '../../../parts/account-fields.tsx'
import { Entrance } from '../../../parts/entrance.tsx'
import { passwordFault } from '../../../parts/password-rules.ts'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import { useLinkToken } from '../../../parts/use-link-token.ts'
import { usePortal } from '../../api/use-portal.ts'

/** Where the link of a mail leads that somebody asked for who had forgotten the password. */
export function ResetPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <Entrance title={t('portal.reset.title')} about={t('portal.reset.about')}>
      {token === null ? (
        <Text>{t('portal.reset.linkMissing')}</Text>
      ) : (
        <NewPassword token={token} />
      )}
    </Entrance>
  )
}

function NewPassword({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const api = usePortal()
  const navigate = useNavigate()
  const toast = useToast()
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => passwordFault(value, t) },
  })
  const setting = useMutation({
    meta: { isSignIn: true },
    mutationFn: () => api.password.reset({ token, password: form.getValues().password }),
    onSuccess: async () => {
      toast(t('portal.reset.done'))
      await navigate({ to: '/sign-in' })
    },
  })
  return (
    <form onSubmit={form.onSubmit(() => setting.mutate())} noValidate>
      <Stack gap="md">
        {setting.error !== null && <ProblemNotice error={setting.error} />}
        <NewPasswordField label={t('ownAccount.fresh')} input={form.getInputProps('password')} />
        <Button type="submit" size="md" loading={setting.isPending}>
          {t('portal.reset.deed')}
        </Button>
      </Stack>
    </form>
  )
}
