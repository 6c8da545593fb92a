import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Granted {
  readonly names: readonly string[]
  /** So many are shown; of the others, how many there are. */
  readonly most?: number
}

/** Capabilities or scopes that a product grants. */
export function Grants({ names, most = Number.POSITIVE_INFINITY }: Granted) {
  const { t } = useTranslation()
  if (names.length === 0) return <Text inherit>{t('scopes.none')}</Text>
  const others = names.length - most
  return (
    <Group gap={4} component="span">
      {names.slice(0, most).map((name) => (
        <Badge key={name} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {name}
        </Badge>
      ))}
      {others > 0 && (
        <Text span size="sm" c="dimmed">
          {t('products.more', { count: others })}
        </Text>
      )}
    </Group>
  )
}
