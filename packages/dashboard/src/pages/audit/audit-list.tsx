import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { auditQuery } from '../../api/audit-queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { AuditSearch } from '../../app/audit-search.ts'
import { said } from '../../format/said.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { askedOf } from './asked.ts'
import { useAuditColumns } from './audit-columns.tsx'

interface Listed {
  readonly search: AuditSearch
  readonly onSearch: (search: AuditSearch) => void
  /** What stands below, once its place is known. */
  readonly children: ReactNode
}

/** Records, the newest first. */
export function AuditList({ search, onSearch, children }: Listed) {
  const { t } = useTranslation()
  const { cursor, page, ...filter } = search
  const asked = auditQuery(useApi(), said({ ...askedOf(filter), cursor }))
  const { data, error, refetch, isPlaceholderData } = useQuery(asked)
  const next = data?.next_cursor ?? null
  const paging = usePaging(said({ cursor, page, next }) as { next: string | null }, (place) =>
    onSearch({ ...filter, ...place }),
  )
  const columns = useAuditColumns((record) => onSearch({ ...search, record }))
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <DataTable
        caption={t('audit.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={10}
        isStale={isPlaceholderData}
        empty={
          <EmptyState icon="audit" title={t('audit.none')}>
            {t('audit.noneAbout')}
          </EmptyState>
        }
      />
      <Pager {...paging} />
      {data !== undefined && children}
    </>
  )
}
