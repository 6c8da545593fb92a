import { Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usageQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { Outcomes } from '../../parts/outcomes.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const days = 30
const lookAgainMs = 10_000

/** Requests of the last days: how many passed, how many were refused and why. */
export function RecentUse() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    ...usageQuery(useApi(), {}, { days }),
    refetchInterval: lookAgainMs,
  })
  return (
    <Panel title={t('overview.requests')} about={t('use.about', { days })}>
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Group gap="xl" align="flex-start" mih={72}>
          {data === undefined ? (
            <Skeleton height={64} />
          ) : (
            <Outcomes figures={data.data} days={days} />
          )}
        </Group>
      )}
    </Panel>
  )
}
