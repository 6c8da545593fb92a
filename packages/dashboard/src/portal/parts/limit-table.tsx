import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { LimitBar } from '../../parts/limit-bar.tsx'
import { Moment } from '../../parts/moment.tsx'
import type { LimitUse } from '../api/portal-queries.ts'

interface Limited {
  /** Undefined: they are on their way. */
  readonly limits: readonly LimitUse[] | undefined
}

/** How limits and quotas stand in the windows that go on now. */
export function LimitTable({ limits }: Limited) {
  const { t } = useTranslation()
  const columns: readonly Column<LimitUse>[] = [
    {
      id: 'who',
      title: t('limits.who'),
      cell: ({ counts, name }) => (
        <>
          <Text fw={500} inherit>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`limits.counts.${counts}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'limit',
      title: t('limits.limit'),
      cell: ({ limit_name: name, is_quota: isQuota, per }) => (
        <>
          <code>{name}</code>{' '}
          <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
            {t(isQuota ? `limits.quota.${per}` : `limits.per.${per}`)}
          </Badge>
        </>
      ),
    },
    { id: 'used', title: t('limits.used'), cell: (use) => <LimitBar of={use} /> },
    {
      id: 'resets',
      title: t('limits.resets'),
      cell: ({ resets_at: at }) => <Moment at={at} />,
    },
  ]
  return (
    <DataTable
      caption={t('portal.limits.title')}
      columns={columns}
      rows={limits}
      keyOf={({ id, limit_name: limit, environment }) => `${id} ${limit} ${environment ?? ''}`}
      expected={2}
      empty={<Text c="dimmed">{t('portal.limits.none')}</Text>}
    />
  )
}
