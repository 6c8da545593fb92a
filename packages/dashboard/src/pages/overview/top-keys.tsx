import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usageQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { busiestKeys } from '../../parts/keys/busiest-keys.ts'
import { useBusyColumns } from '../../parts/keys/busy-columns.tsx'

const most = 5

/** The keys with the most requests of the last day. */
export function TopKeys() {
  const { t } = useTranslation()
  const { data } = useQuery(usageQuery(useApi(), {}, { days: 1, groupBy: 'key' }))
  const { key, used, counted } = useBusyColumns()
  return (
    <DataTable
      caption={t('overview.topKeys')}
      columns={[
        key,
        used,
        counted('accepted', t('use.accepted')),
        counted('refused', t('use.refused')),
      ]}
      rows={data === undefined ? undefined : busiestKeys(data.data, most)}
      keyOf={({ id }) => id}
      expected={3}
      empty={<Text c="dimmed">{t('overview.noRequests')}</Text>}
    />
  )
}
