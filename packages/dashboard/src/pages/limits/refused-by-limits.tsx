import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usageQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { wholeNumber } from '../../format/numbers.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/panel.tsx'
import { type RefusedKey, refusedKeys } from './refused-keys.ts'

const days = 7
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
        rows={data === undefined ? undefined : refusedKeys(data.data)}
        keyOf={({ id }) => id}
        expected={2}
        empty={<Text c="dimmed">{t('limits.refusedNone')}</Text>}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<RefusedKey>[] {
  const { t, i18n } = useTranslation()
  return [
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
      id: 'refused',
      title: t('limits.refusedRequests'),
      isNumber: true,
      cell: ({ refused }) => wholeNumber(refused, i18n.language),
    },
    {
      id: 'used',
      title: t('keys.lastUsed'),
      cell: ({ usedAt }) => <Moment at={usedAt} never={t('keys.neverUsed')} />,
    },
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
