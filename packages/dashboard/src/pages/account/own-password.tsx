import { Button, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isRefusedWith } from '../../api/problems.ts'
import { useApi } from '../../api/use-api.ts'
import { NewPasswordField, PresentPasswordField } from '../../parts/account-fields.tsx'
import { Panel } from '../../parts/panel.tsx'
import { passwordFault } from '../../parts/password-rules.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useToast } from '../../parts/toasts.tsx'
import classes from './account.module.css'

/** Another password, for who knows the present one. */
export function OwnPassword({ hasPassword }: { readonly hasPassword: boolean }) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('form.password')}
      {...(hasPassword ? { about: t('ownAccount.passwordAbout') } : {})}
    >
      {hasPassword ? <NewPassword /> : <Text>{t('ownAccount.noPassword')}</Text>}
    </Panel>
  )
}

function NewPassword() {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useForm({
    initialValues: { current: '', fresh: '' },
    validate: {
      current: (value) => (value === '' ? t('form.passwordMissing') : null),
      fresh: (value) => passwordFault(value, t),
    },
  })
  const changing = useMutation({
    mutationFn: async () => {
      const { current, fresh } = form.getValues()
      await api.session.changePassword({ current, new: fresh }, { retries: 0 })
    },
    onSuccess: async () => {
      form.reset()
      toast(t('ownAccount.passwordChanged'))
      await queries.invalidateQueries({ queryKey: ['sessions'] })
    },
    onError: (error) => {
      if (isRefusedWith(error, 'password_refused'))
        form.setFieldError('current', t('problem.codes.password_refused'))
    },
  })
  const isElse = changing.error !== null && !isRefusedWith(changing.error, 'password_refused')
  return (
    <form className={classes.form} onSubmit={form.onSubmit(() => changing.mutate())} noValidate>
      <Stack gap="md">
        {isElse && <ProblemNotice error={changing.error} />}
        <PresentPasswordField
          label={t('ownAccount.present')}
          input={form.getInputProps('current')}
        />
        <NewPasswordField label={t('ownAccount.fresh')} input={form.getInputProps('fresh')} />
        <Group>
          <Button type="submit" loading={changing.isPending}>
            {t('ownAccount.changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
