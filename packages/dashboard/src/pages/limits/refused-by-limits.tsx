import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usageQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { type Busy, busiestKeys } from '../../parts/keys/busiest-keys.ts'
import { useBusyColumns } from '../../parts/keys/busy-columns.tsx'
import { Panel } from '../../parts/panel.tsx'

const days = 7
const most = 10
const lookAgainMs = 30_000

/** Keys whose requests a limit has refused lately: most windows are over before anybody looks. */
export function RefusedByLimits() {
  const { t } = useTranslation()
  const { data } = useQuery({
    ...usageQuery(useApi(), { code: 'rate_exceeded' }, { days, groupBy: 'key' }),
    refetchInterval: lookAgainMs,
  })
  const columns = useColumns()
  return (
    <Panel title={t('limits.refused')} about={t('limits.refusedAbout', { days })}>
      <DataTable
        caption={t('limits.refused')}
        columns={columns}
        rows={data === undefined ? undefined : busiestKeys(data.data, most)}
        keyOf={({ id }) => id}
        expected={2}
        empty={<Text c="dimmed">{t('limits.refusedNone')}</Text>}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<Busy>[] {
  const { t } = useTranslation()
  const { key, used, counted } = useBusyColumns()
  return [
    key,
    counted('refused', t('limits.refusedRequests')),
    used,
    {
      id: 'look',
      title: t('limits.when'),
      cell: ({ id }) => (
        <Anchor
          renderRoot={(props) => (
            <Link to="/usage" search={{ key: id, code: 'rate_exceeded' }} {...props} />
          )}
        >
          {t('limits.inUsage')}
        </Anchor>
      ),
    },
  ]
}
