import { Button, Group, PasswordInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from './checks.ts'
import { Requirements } from './requirements.tsx'

interface Requested {
  readonly credential: string
  readonly onCredential: (credential: string) => void
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
  readonly isBusy: boolean
  readonly onTry: () => void
  readonly onClear: () => void
}

/** The credential, and what a request with it would need. */
export function RequestForm(requested: Requested) {
  const { credential, onCredential, asked, onAsked, isBusy, onTry, onClear } = requested
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
      <Requirements asked={asked} onAsked={onAsked} />
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
