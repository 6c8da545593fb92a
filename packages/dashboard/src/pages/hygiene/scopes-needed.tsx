import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FoundKey } from '../../api/hygiene-queries.ts'

/** The scopes of a key: those that requests needed, and those that nobody has. */
export function ScopesNeeded({ of: { key, exercised_scopes: needed } }: { readonly of: FoundKey }) {
  const { t } = useTranslation()
  const spare = key.scopes?.filter((scope) => !needed.includes(scope)) ?? null
  return (
    <>
      <Group gap={4}>
        {needed.map((scope) => (
          <Badge key={scope} variant="light" color="teal" size="sm" radius="sm" tt="none" fw={500}>
            {scope}
          </Badge>
        ))}
        {spare?.map((scope) => (
          <Badge
            key={scope}
            variant="default"
            size="sm"
            radius="sm"
            tt="none"
            fw={500}
            td="line-through"
          >
            {scope}
          </Badge>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        {spare === null
          ? t('hygiene.neededOfAll', { needed: needed.length })
          : t('hygiene.neededOf', { needed: needed.length, all: key.scopes?.length ?? 0 })}
      </Text>
    </>
  )
}
