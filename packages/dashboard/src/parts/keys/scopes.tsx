import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The scopes of something; null is all that its project may, which is not the same as none. */
export function Scopes({ scopes }: { readonly scopes: readonly string[] | null }) {
  const { t } = useTranslation()
  if (scopes === null) return <Text inherit>{t('scopes.all')}</Text>
  if (scopes.length === 0) return <Text inherit>{t('scopes.none')}</Text>
  return (
    <Group gap={4}>
      {scopes.map((scope) => (
        <Badge key={scope} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {scope}
        </Badge>
      ))}
    </Group>
  )
}
