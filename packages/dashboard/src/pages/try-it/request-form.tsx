import { Button, Group, PasswordInput } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Requested {
  readonly credential: string
  readonly onCredential: (credential: string) => void
  readonly isBusy: boolean
  readonly onTry: () => void
  readonly onClear: () => void
  /** What a request with it would need. */
  readonly children: ReactNode
}

/** The credential, and what a request with it would need. */
export function RequestForm(requested: Requested) {
  const { credential, onCredential, isBusy, onTry, onClear, children } = requested
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setMissing(credential === '')
    if (credential !== '') onTry()
  }
  return (
    <form onSubmit={submit} noValidate>
      <PasswordInput
        label={t('tryIt.credential')}
        description={t('tryIt.credentialAbout')}
        autoComplete="off"
        spellCheck={false}
        maxLength={8_192}
        mb="md"
        value={credential}
        error={isMissing && credential === '' ? t('tryIt.credentialMissing') : null}
        visibilityToggleButtonProps={{ 'aria-label': t('tryIt.reveal'), tabIndex: 0 }}
        // what is pasted often brings the end of a line along
        onChange={({ currentTarget }) => onCredential(currentTarget.value.trim())}
      />
      {children}
      <Group mt="lg" gap="sm">
        <Button type="submit" loading={isBusy}>
          {t('tryIt.deed')}
        </Button>
        <Button variant="default" onClick={onClear} disabled={credential === ''}>
          {t('tryIt.clear')}
        </Button>
      </Group>
    </form>
  )
}
