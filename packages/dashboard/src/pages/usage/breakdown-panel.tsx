import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type FiguresAsked, figuresQuery } from '../../api/figures-query.ts'
import { useApi } from '../../api/use-api.ts'
import type { UsageGroup } from '../../app/usage-search.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Panel } from '../../parts/panel.tsx'
import { breakdown } from './breakdown.ts'
import { useBreakdownColumns } from './breakdown-columns.tsx'

interface BrokenDown {
  readonly asked: FiguresAsked
  readonly group: UsageGroup
  readonly onNarrow: (group: UsageGroup, id: string) => void
}

const most = 25

/** Who the requests of the range were of, those with the most first. */
export function BreakdownPanel({ asked, group, onNarrow }: BrokenDown) {
  const { t } = useTranslation()
  const { data, isPlaceholderData } = useQuery(
    figuresQuery(useApi(), { ...asked, group_by: group }),
  )
  const parts = data === undefined ? undefined : breakdown(data.figures, group)
  const columns = useBreakdownColumns(group, (id) => onNarrow(group, id))
  return (
    <Panel title={t(`usage.top.${group}`)} about={t('usage.topAbout')}>
      <DataTable
        caption={t(`usage.top.${group}`)}
        columns={columns}
        rows={parts?.slice(0, most)}
        keyOf={({ id }) => id}
        expected={4}
        isStale={isPlaceholderData}
        empty={<Text c="dimmed">{t('usage.none')}</Text>}
      />
      {(parts ?? []).length > most && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('usage.more', { count: (parts ?? []).length - most })}
        </Text>
      )}
    </Panel>
  )
}
