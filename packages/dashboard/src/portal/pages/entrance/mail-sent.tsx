import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Entrance } from '../../../parts/entrance.tsx'

interface Sent {
  readonly email: string
  /** The same whether there is an account of this address or not. */
  readonly says: string
}

/** A mail is on its way, perhaps: who reads this page is not told more than who reads the mail. */
export function MailSent({ email, says }: Sent) {
  const { t } = useTranslation()
  return (
    <Entrance title={t('portal.mail.title')}>
      <Stack gap="md">
        <Text role="status">{says}</Text>
        <Text fw={600}>{email}</Text>
        <Text size="sm" c="dimmed">
          {t('portal.mail.none')}
        </Text>
        <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('portal.mail.back')}
        </Anchor>
      </Stack>
    </Entrance>
  )
}
