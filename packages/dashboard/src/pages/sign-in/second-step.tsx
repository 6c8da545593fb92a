import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { SignInProblem } from '../../parts/entering/sign-in-problem.tsx'

/** The code of the authenticator, or one of the codes that were written down for its loss. */
export function SecondStep({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const [byBackup, setByBackup] = useState(false)
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? t('form.codeMissing') : null) },
  })
  const signing = useMutation({
    meta: { isSignIn: true },
    mutationFn: async () => {
      const code = form.getValues().code.trim()
      await api.signIn.withCode(byBackup ? { backup_code: code } : { code })
    },
    onSuccess: onSignedIn,
  })
  return (
    <form onSubmit={form.onSubmit(() => signing.mutate())} noValidate>
      <Stack gap="md">
        {signing.error !== null && <SignInProblem error={signing.error} />}
        <TextInput
          key={String(byBackup)}
          label={t(byBackup ? 'signIn.backupCode' : 'signIn.code')}
          inputMode={byBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
          required
          {...form.getInputProps('code')}
        />
        <Button type="submit" size="md" loading={signing.isPending}>
          {t('signIn.deed')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={() => setByBackup(!byBackup)}>
          {t(byBackup ? 'signIn.useCode' : 'signIn.useBackup')}
        </Anchor>
      </Stack>
    </form>
  )
}
