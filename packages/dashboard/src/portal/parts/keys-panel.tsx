import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type KeysSearch, narrowed } from '../../app/search.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Icon } from '../../parts/icon.tsx'
import { CreateKeyDrawer } from '../../parts/keys/create-key-drawer.tsx'
import { KeyFilters } from '../../parts/keys/key-filters.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { keysQuery, type Project } from '../api/portal-queries.ts'
import { usePortal } from '../api/use-portal.ts'
import { mayMake } from '../api/use-project.ts'
import { useKeyColumns } from './key-columns.tsx'

interface Shown {
  readonly project: Project
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
}

/** The keys of a project: by environment and state, with the form that makes one. */
export function KeysPanel({ project, search, onSearch }: Shown) {
  const { create: isMaking, ...listed } = search
  const open = () => onSearch({ ...listed, create: true })
  return (
    <>
      <KeyTable project={project} search={listed} onSearch={onSearch} onCreate={open} />
      <CreateKeyDrawer
        isOpen={isMaking === true && mayMake(project)}
        onClose={() => onSearch(listed)}
        project={project.slug}
      />
    </>
  )
}

/** The button that opens the form, in the words of whoever shows it. */
export function CreateKeyButton({ onCreate, says }: { onCreate: () => void; says?: string }) {
  const { t } = useTranslation()
  return (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={onCreate}>
      {says ?? t('keys.create')}
    </Button>
  )
}

function KeyTable({
  project,
  search,
  onSearch,
  onCreate,
}: Shown & { readonly onCreate: () => void }) {
  const { t } = useTranslation()
  const { data, error, refetch, isPlaceholderData } = useQuery(
    keysQuery(usePortal(), project.slug, search),
  )
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) =>
    onSearch(narrowed(search, place)),
  )
  const columns = useKeyColumns()
  const { q, state, environment } = search
  const isFiltered = [q, state, environment].some((one) => one !== undefined)
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  const isEmpty = data?.data.length === 0 && !isFiltered
  return (
    <>
      {!isEmpty && <KeyFilters search={search} onSearch={onSearch} byUse={false} />}
      <DataTable
        caption={t('keys.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={4}
        isStale={isPlaceholderData}
        empty={
          isFiltered ? (
            <NoneFound onReset={() => onSearch({})} />
          ) : (
            <NoneYet project={project} onCreate={onCreate} />
          )
        }
      />
      <Pager {...paging} />
    </>
  )
}

function NoneYet({ project, onCreate }: Pick<Shown, 'project'> & { onCreate: () => void }) {
  const { t } = useTranslation()
  const action = mayMake(project) ? <CreateKeyButton onCreate={onCreate} /> : null
  return (
    <EmptyState icon="key" title={t('keys.none')} action={action}>
      {t(project.self_service ? 'portal.keys.noneAbout' : 'portal.keys.noneRequest')}
    </EmptyState>
  )
}

function NoneFound({ onReset }: { readonly onReset: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon="search"
      title={t('keys.noneFound')}
      action={
        <Button variant="default" onClick={onReset}>
          {t('filters.reset')}
        </Button>
      }
    >
      {t('keys.noneFoundAbout')}
    </EmptyState>
  )
}
