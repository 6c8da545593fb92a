import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const mostShown = 3

/** How many addresses a key was seen at, and some of them. */
export function AddressesSeen({ addresses }: { readonly addresses: readonly string[] }) {
  const { t } = useTranslation()
  const count = addresses.length
  const shown = addresses.slice(0, mostShown).join(', ')
  return (
    <>
      {t('hygiene.addressCount', { count })}
      <Text size="xs" c="dimmed">
        {count > mostShown ? `${shown} …` : shown}
      </Text>
    </>
  )
}
