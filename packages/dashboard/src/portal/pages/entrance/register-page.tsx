import { Anchor, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewAccountForm } from '../../../parts/entering/new-account-form.tsx'
import { Entrance } from '../../../parts/entrance.tsx'
import { useAbout, usePortal } from '../../api/use-portal.ts'
import { MailSent } from './mail-sent.tsx'

/** Who nobody has invited, where the installation lets them come. */
export function RegisterPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const { title, sign_in: ways } = useAbout()
  const [email, setEmail] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isSent, setIsSent] = useState(false)
  if (isSent) return <MailSent email={email} says={t('portal.register.sent')} />
  if (!ways.registration) {
    return (
      <Entrance title={t('portal.register.title')}>
        <Text mb="md">{t('portal.register.closed')}</Text>
        <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('signIn.title')}
        </Anchor>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('portal.register.title')} about={t('portal.register.about', { title })}>
      <NewAccountForm
        deed={t('portal.register.deed')}
        check={() => {
          setIsMissing(email.trim() === '')
          return email.trim() !== ''
        }}
        make={async (account) => {
          await api.registration.create({ email: email.trim(), ...account }, { retries: 0 })
          setIsSent(true)
        }}
      >
        <TextInput
          label={t('form.email')}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
          value={email}
          error={isMissing ? t('form.emailMissing') : null}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
      </NewAccountForm>
    </Entrance>
  )
}
