import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditSearch } from '../../app/audit-search.ts'
import { said } from '../../format/said.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import { ChainCheck } from './chain-check.tsx'
import { FollowBar } from './follow-bar.tsx'
import { RecordDrawer } from './record-drawer.tsx'

/** Who has changed what, and whether the history is the one that was sealed. */
export function AuditPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const go = (wanted: AuditSearch) => void navigate({ search: wanted })
  const { record, ...listed } = search
  const filter = said({ ...listed, cursor: undefined, page: undefined })
  return (
    <>
      <PageHeader title={t('audit.title')} about={t('audit.about')} />
      <AuditFilters
        search={filter}
        onSearch={(change) => go(said({ ...filter, ...change }))}
        onReset={() => go({})}
      />
      <FollowBar search={filter} onFollow={(follow) => go(said({ ...filter, follow }))} />
      <AuditList search={listed} onSearch={go}>
        <ChainCheck />
      </AuditList>
      <RecordDrawer
        sequence={record ?? null}
        onClose={() => go(listed)}
        onObject={(object) => go({ object })}
      />
    </>
  )
}
