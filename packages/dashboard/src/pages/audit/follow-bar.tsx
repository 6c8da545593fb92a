import { Group, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditSearch } from '../../app/audit-search.ts'
import { ExportLinks } from '../../parts/export-links.tsx'
import { askedOf } from './asked.ts'
import { useFollowed } from './use-followed.ts'

interface Followed {
  readonly search: AuditSearch
  readonly onFollow: (follow: true | undefined) => void
}

/** Whether new records are shown as they are sealed, and the way to have all of them as a file. */
export function FollowBar({ search, onFollow }: Followed) {
  const { t } = useTranslation()
  const asked = askedOf(search)
  const state = useFollowed(asked, search.follow === true)
  return (
    <Group justify="space-between" gap="sm" mb="sm">
      <Group gap="sm">
        <Switch
          label={t('audit.follow')}
          checked={search.follow === true}
          onChange={({ currentTarget }) => onFollow(currentTarget.checked || undefined)}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {state === 'off' ? '' : t(`audit.followed.${state.kind}`, { count: state.count })}
        </Text>
      </Group>
      <ExportLinks path="/v1/audit" asked={asked} name="audit" />
    </Group>
  )
}
