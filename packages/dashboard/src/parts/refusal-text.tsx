import { Code, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Refused {
  readonly code: string
  /** The service's own words, for codes that there is no text for in the reader's language. */
  readonly otherwise: string
}

/** Why something is refused, what brings it about and what to do about it. */
export function RefusalText({ code, otherwise }: Refused) {
  const { t, i18n } = useTranslation()
  const has = i18n.exists(`refusals.${code}.cause`)
  const known = code as 'key_unknown'
  return (
    <>
      <Text size="sm">
        <Code>{code}</Code> {has ? t(`refusals.${known}.cause`) : otherwise}
      </Text>
      {has && (
        <Text size="sm" fw={500}>
          {t(`refusals.${known}.remedy`)}
        </Text>
      )}
    </>
  )
}
