import { Button, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isRefusedWith } from '../../api/problems.ts'
import { PresentPasswordField } from '../../parts/account-fields.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

export interface Asked {
  readonly about: string
  readonly deed: string
  readonly isDestructive?: boolean
  readonly onClose: () => void
  /** Does it, by the password. What it gives is nobody's to keep. */
  readonly onPassword: (password: string) => Promise<void>
}

/** What protects an account is changed by its password only. */
export function PasswordForm({ about, deed, isDestructive = false, onClose, onPassword }: Asked) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('form.passwordMissing') : null) },
  })
  const doing = useMutation({
    mutationFn: () => onPassword(form.getValues().password),
    onError: (error) => {
      if (isRefusedWith(error, 'password_refused'))
        form.setFieldError('password', t('problem.codes.password_refused'))
    },
  })
  const isElse = doing.error !== null && !isRefusedWith(doing.error, 'password_refused')
  return (
    <form onSubmit={form.onSubmit(() => doing.mutate())} noValidate>
      <Stack gap="md">
        <Text>{about}</Text>
        {isElse && <ProblemNotice error={doing.error} />}
        <PresentPasswordField
          label={t('ownAccount.present')}
          input={form.getInputProps('password')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color={isDestructive ? 'red' : 'ink'} loading={doing.isPending}>
            {deed}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
