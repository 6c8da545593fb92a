import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usageQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { wholeNumber } from '../../format/numbers.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'
import { type Busy, busiestKeys } from './busiest-keys.ts'

/** The keys with the most requests of the last day. */
export function TopKeys() {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(usageQuery(useApi(), {}, { days: 1, groupBy: 'key' }))
  const columns: readonly Column<Busy>[] = [
    {
      id: 'key',
      title: t('keys.name'),
      cell: ({ id, name }) => (
        <Anchor
          fw={500}
          renderRoot={(props) => <Link to="/keys/$key" params={{ key: id }} {...props} />}
        >
          {name}
        </Anchor>
      ),
    },
    {
      id: 'used',
      title: t('keys.lastUsed'),
      cell: ({ usedAt }) => <Moment at={usedAt} never={t('keys.neverUsed')} />,
    },
    {
      id: 'accepted',
      title: t('use.accepted'),
      isNumber: true,
      cell: ({ accepted }) => wholeNumber(accepted, i18n.language),
    },
    {
      id: 'refused',
      title: t('use.refused'),
      isNumber: true,
      cell: ({ refused }) => wholeNumber(refused, i18n.language),
    },
  ]
  return (
    <DataTable
      caption={t('overview.topKeys')}
      columns={columns}
      rows={data === undefined ? undefined : busiestKeys(data.data)}
      keyOf={({ id }) => id}
      expected={3}
      empty={<Text c="dimmed">{t('overview.noRequests')}</Text>}
    />
  )
}
