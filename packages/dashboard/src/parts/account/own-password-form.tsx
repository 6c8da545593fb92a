import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isRefusedWith } from '../../api/problems.ts'
import { NewPasswordField, PresentPasswordField } from '../account-fields.tsx'
import { passwordFault } from '../password-rules.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { useToast } from '../toasts.tsx'
import classes from './form.module.css'

interface Changed {
  readonly change: (passwords: {
    readonly current: string
    readonly fresh: string
  }) => Promise<unknown>
}

/** Another password, for who knows the present one. */
export function OwnPasswordForm({ change }: Changed) {
  const { t } = useTranslation()
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
      await change(form.getValues())
    },
    onSuccess: () => {
      form.reset()
      toast(t('ownAccount.passwordChanged'))
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
