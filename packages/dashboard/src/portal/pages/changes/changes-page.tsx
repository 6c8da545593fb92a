import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Pager } from '../../../parts/pager.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { usePaging } from '../../../parts/use-paging.ts'
import { type Change, changesQuery } from '../../api/portal-queries.ts'
import { useCustomer, usePortal } from '../../api/use-portal.ts'
import { useProject } from '../../api/use-project.ts'

/** What was changed in a project, and by whom, the newest first. */
export function ChangesPage() {
  const { t } = useTranslation()
  const project = useProject()
  const place = useSearch({ from: '/inside/projects/$project/changes' })
  const navigate = useNavigate({ from: '/projects/$project/changes' })
  const { data, error, refetch, isPlaceholderData } = useQuery(
    changesQuery(usePortal(), project.slug, place),
  )
  const paging = usePaging(
    { ...place, next: data?.next_cursor ?? null },
    (to) => void navigate({ search: to }),
  )
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('portal.changes.title')} about={t('portal.changes.about')} />
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={t('portal.changes.title')}
          columns={columns}
          rows={data?.data}
          keyOf={({ id }) => id}
          expected={8}
          isStale={isPlaceholderData}
          empty={
            <EmptyState icon="audit" title={t('portal.changes.none')}>
              {t('portal.changes.noneAbout')}
            </EmptyState>
          }
        />
      )}
      <Pager {...paging} />
    </>
  )
}

function useColumns(): readonly Column<Change>[] {
  const { t, i18n } = useTranslation()
  const nameOf = (action: string) => {
    const path = `portal.changes.actions.${action}`
    return i18n.exists(path) ? t(path as 'portal.changes.actions.key.create') : action
  }
  return [
    {
      id: 'what',
      title: t('portal.changes.what'),
      cell: (change) => (
        <>
          <Text inherit fw={500}>
            {nameOf(change.action)}
          </Text>
          <Text inherit c="dimmed">
            {objectName(change)}
          </Text>
        </>
      ),
    },
    { id: 'who', title: t('portal.changes.who'), cell: ({ actor }) => <Actor of={actor} /> },
    { id: 'at', title: t('portal.changes.when'), cell: ({ at }) => <Moment at={at} /> },
  ]
}

function Actor({ of: { kind, id, name } }: { readonly of: Change['actor'] }) {
  const { t } = useTranslation()
  const { customer } = useCustomer()
  if (kind === 'customer' && id === customer.id) return t('portal.changes.you')
  if (name !== null) return name
  return kind === 'key' && id !== null ? <code>{id}</code> : t(`portal.changes.by.${kind}`)
}

/** The name of what was changed, where it is told; else its id. */
function objectName({ object, before, after }: Change): string {
  const name = after?.['name'] ?? before?.['name'] ?? after?.['email'] ?? before?.['email']
  return typeof name === 'string' ? name : (object.ids[0] ?? '—')
}
