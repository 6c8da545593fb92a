import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { figuresQuery } from '../../api/figures-query.ts'
import { useApi } from '../../api/use-api.ts'
import { said } from '../../format/said.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ExportLinks } from '../../parts/export-links.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Moment } from '../../parts/moment.tsx'
import { useNow } from '../../parts/now.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BreakdownPanel } from './breakdown-panel.tsx'
import { Charts } from './charts.tsx'
import { askedOf, rangeOf } from './range.ts'
import { UsageFilters } from './usage-filters.tsx'

/** Requests that passed and that were refused, over any range, by what they are asked for. */
export function UsagePage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/usage' })
  const navigate = useNavigate({ from: '/usage' })
  const range = rangeOf(search, useNow())
  const asked = askedOf(search, range)
  const { group } = search
  const question = group === undefined ? asked : { ...asked, group_by: group }
  const { data, error, refetch, isPlaceholderData } = useQuery(figuresQuery(useApi(), question))
  const change = (wanted: { readonly [Name in keyof typeof search]?: unknown }) =>
    void navigate({ search: said({ ...search, ...wanted }) as typeof search })
  const isFailed = error !== null && data === undefined
  const isEmpty = data?.figures.length === 0 && !isPlaceholderData
  return (
    <>
      <PageHeader
        title={t('usage.title')}
        about={
          data === undefined ? (
            t('usage.about')
          ) : (
            <>
              {t('usage.about')} {t('usage.asOf')} <Moment at={data.asOf} />
            </>
          )
        }
        actions={<ExportLinks path="/v1/usage" asked={question} name="usage" />}
      />
      <UsageFilters search={search} onChange={change} />
      {isFailed && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.isCut === true && (
        <Alert color="yellow" mb="md" icon={<Icon name="alert" />}>
          {t('usage.cut')}
        </Alert>
      )}
      {isEmpty && (
        <EmptyState icon="usage" title={t('usage.none')}>
          {t('usage.noneAbout')}
        </EmptyState>
      )}
      {!isEmpty && !isFailed && (
        <>
          <Charts data={data} range={range} group={group} isStale={isPlaceholderData} />
          <BreakdownPanel
            asked={asked}
            group={group ?? 'key'}
            onNarrow={(name, id) => change({ [name]: id })}
          />
        </>
      )}
    </>
  )
}
