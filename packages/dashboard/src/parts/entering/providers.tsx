import { Button, Divider } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Offered {
  readonly providers: readonly { readonly id: string; readonly name: string }[]
  /** Before the id of a provider: where single sign-on begins. */
  readonly start: string
  /** Where to go afterwards: an address inside of the app. */
  readonly return: string
}

/** Single sign-on, beside the password. */
export function Providers({ providers, start, return: back }: Offered) {
  const { t } = useTranslation()
  if (providers.length === 0) return null
  return (
    <>
      <Divider label={t('signIn.or')} />
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          variant="default"
          href={`${start}${encodeURIComponent(id)}?return=${encodeURIComponent(back)}`}
        >
          {t('signIn.with', { name })}
        </Button>
      ))}
    </>
  )
}
