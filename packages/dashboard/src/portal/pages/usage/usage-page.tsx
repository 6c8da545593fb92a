import { Group, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportLinks } from '../../../parts/export-links.tsx'
import { useUsage } from '../../../parts/keys/use-keys.ts'
import { Outcomes } from '../../../parts/outcomes.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { limitsQuery } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { useProject } from '../../api/use-project.ts'
import { LimitTable } from '../../parts/limit-table.tsx'
import { UseByKey } from './use-by-key.tsx'

const spans = ['7', '30', '90'] as const
const lookAgainMs = 10_000

/** What became of the requests of a project, and how its limits stand. */
export function UsagePage() {
  const { t } = useTranslation()
  const project = useProject()
  const [span, setSpan] = useState<string>('30')
  const limits = useQuery(limitsQuery(usePortal(), project.slug))
  return (
    <>
      <PageHeader
        title={t('portal.usage.title')}
        about={t('portal.usage.about')}
        actions={
          <SegmentedControl
            aria-label={t('portal.usage.span')}
            data={spans.map((value) => ({ value, label: t('portal.usage.days', { days: value }) }))}
            value={span}
            onChange={setSpan}
          />
        }
      />
      <Requests project={project.slug} days={Number(span)} />
      <UseByKey project={project.slug} days={Number(span)} />
      <Panel title={t('portal.limits.title')} about={t('portal.limits.about')}>
        {limits.error !== null && limits.data === undefined ? (
          <ProblemNotice error={limits.error} onRetry={() => void limits.refetch()} />
        ) : (
          <LimitTable limits={limits.data?.data} />
        )}
      </Panel>
    </>
  )
}

function Requests({ project, days }: { readonly project: string; readonly days: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    ...useUsage({ project }, days),
    refetchInterval: lookAgainMs,
  })
  return (
    <Panel
      title={t('use.title')}
      about={t('use.about', { days })}
      actions={
        <ExportLinks
          path={`/portal/api/projects/${encodeURIComponent(project)}/usage`}
          asked={{ bucket: 'day', group_by: 'key,code' }}
          name={`usage-${project}`}
        />
      }
    >
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
