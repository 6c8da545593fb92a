import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeysAsked, keysQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { type KeysSearch, narrowed } from '../../app/search.ts'
import { said } from '../../format/said.ts'
import { useChoice } from '../choice.ts'
import { DataTable } from '../data-table.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Icon } from '../icon.tsx'
import { Pager } from '../pager.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { usePaging } from '../use-paging.ts'
import { BulkOfList } from './bulk/bulk-of-list.tsx'
import { useKeyColumns } from './key-columns.tsx'
import { KeyFilters } from './key-filters.tsx'

interface Listed {
  /** Undefined: of all projects. */
  readonly project?: string
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
  readonly onCreate: () => void
}

/** Keys by what the address says: filters, a search, a page. */
export function KeyList({ project, search, onSearch, onCreate }: Listed) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { q, state, environment, unused_for, cursor } = search
  const filter: KeysAsked = { project, ...said({ q, state, environment, unused_for }) }
  const asked = keysQuery(api, { ...filter, ...said({ cursor }) })
  const { data, error, refetch, isPlaceholderData } = useQuery(asked)
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) =>
    onSearch(narrowed(search, place)),
  )
  const columns = useKeyColumns({ withProject: project === undefined })
  const next = isPlaceholderData ? null : (data?.next_cursor ?? null)

  // the next page is there before it is asked for
  useEffect(() => {
    if (next === null) return
    void queries.query(keysQuery(api, { ...filter, cursor: next })).catch(() => null)
  })

  const mayChange = useMay('keys.write')
  const { choice, chosen, clear } = useChoice({
    rows: data?.data,
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    canBe: ({ revoked_at: at }) => at === null,
  })
  // whoever asks for other keys means others
  const asks = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the question that ends the choice
  useEffect(clear, [asks])

  const isFiltered = Object.keys(said({ q, state, environment, unused_for })).length > 0
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <KeyFilters search={search} onSearch={onSearch} />
      <DataTable
        caption={t('keys.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        expected={8}
        isStale={isPlaceholderData}
        choice={mayChange ? choice : undefined}
        empty={
          isFiltered ? (
            <NoneFound
              onReset={() => onSearch(search.tab === undefined ? {} : { tab: search.tab })}
            />
          ) : (
            <NoneYet onCreate={onCreate} />
          )
        }
      />
      <Pager {...paging} />
      {mayChange && (
        <BulkOfList
          chosen={chosen}
          onClear={clear}
          filter={isFiltered && (next !== null || paging.page > 1) ? filter : null}
        />
      )}
    </>
  )
}

function NoneYet({ onCreate }: { readonly onCreate: () => void }) {
  const { t } = useTranslation()
  const mayMake = useMay('keys.write')
  return (
    <EmptyState
      icon="key"
      title={t('keys.none')}
      action={
        mayMake && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={onCreate}>
            {t('keys.create')}
          </Button>
        )
      }
    >
      {t('keys.noneAbout')}
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
