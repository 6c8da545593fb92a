import { Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isRefusedWith } from '../../api/problems.ts'
import { sessionQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import classes from './account.module.css'
import { QrCode } from './qr-code.tsx'

interface Asked {
  /** What an app reads: the secret is in it. */
  readonly uri: string
  readonly onCancel: () => void
  readonly onConfirmed: () => void
}

/** The secret, to be scanned or typed, and the first code that shows that it was. */
export function ConfirmCode({ uri, onCancel, onConfirmed }: Asked) {
  const { t } = useTranslation()
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <Stack gap="md">
      <Text>{t('twoFactor.scan')}</Text>
      <div className={classes.scan}>
        <QrCode text={uri} label={t('twoFactor.picture')} />
        <div className={classes.typed}>
          <Text size="sm">{t('twoFactor.typed')}</Text>
          <code className={classes.secret} data-testid="totp-secret">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </code>
          <CopyButton text={secret} of={t('twoFactor.secret')} />
        </div>
      </div>
      <FirstCode onCancel={onCancel} onConfirmed={onConfirmed} />
    </Stack>
  )
}

function FirstCode({ onCancel, onConfirmed }: Omit<Asked, 'uri'>) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { code: '' },
    validate: {
      code: (value) =>
        /^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('twoFactor.sixDigits'),
    },
  })
  const confirming = useMutation({
    mutationFn: () =>
      api.signIn.confirmTwoFactor({ code: form.getValues().code.replaceAll(' ', '') }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery(api).queryKey, session)
      void queries.invalidateQueries({ queryKey: ['sessions'] })
      onConfirmed()
    },
    onError: (error) => {
      if (isRefusedWith(error, 'two_factor_refused'))
        form.setFieldError('code', t('problem.codes.two_factor_refused'))
    },
  })
  const isElse = confirming.error !== null && !isRefusedWith(confirming.error, 'two_factor_refused')
  return (
    <form onSubmit={form.onSubmit(() => confirming.mutate())} noValidate>
      <Stack gap="md">
        {isElse && <ProblemNotice error={confirming.error} />}
        <TextInput
          label={t('twoFactor.first')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          autoFocus
          required
          {...form.getInputProps('code')}
        />
        <FormButtons
          deed={t('twoFactor.enable.deed')}
          isBusy={confirming.isPending}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
