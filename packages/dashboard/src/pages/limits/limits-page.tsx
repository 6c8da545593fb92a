import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { limitsQuery } from '../../api/limit-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useSession } from '../../api/use-session.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useLimitColumns } from './limit-columns.tsx'
import { RefusedByLimits } from './refused-by-limits.tsx'

const lookAgainMs = 5_000

/** Whose limits and quotas are nearly spent, and whom they have refused. */
export function LimitsPage() {
  const { t } = useTranslation()
  const { tiers } = useSession().installation.contract
  const { data, error, refetch } = useQuery({
    ...limitsQuery(useApi()),
    refetchInterval: lookAgainMs,
  })
  const columns = useLimitColumns()
  const none = tiers.length === 0 ? 'noTiers' : 'none'
  return (
    <>
      <PageHeader title={t('limits.title')} about={t('limits.about')} />
      <Panel
        title={t('limits.near')}
        about={
          <>
            {t('limits.nearAbout')}
            {data !== undefined && (
              <>
                {' '}
                {t('limits.asOf')} <Moment at={data.as_of} />.
              </>
            )}
          </>
        }
      >
        {error !== null && data === undefined ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <DataTable
            caption={t('limits.near')}
            columns={columns}
            rows={data?.data}
            keyOf={({ id, limit_name: limit }) => `${id} ${limit}`}
            expected={4}
            empty={
              <EmptyState icon={none === 'none' ? 'check' : 'limit'} title={t(`limits.${none}`)}>
                {t(`limits.${none}About`)}
              </EmptyState>
            }
          />
        )}
        {data?.has_more === true && <p>{t('limits.more', { count: data.data.length })}</p>}
      </Panel>
      {/* once its place is known: nothing may jump */}
      {(data !== undefined || error !== null) && <RefusedByLimits />}
    </>
  )
}
