import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { serverKeysQuery } from '../../api/server-key-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { type KeysSearch, narrowed } from '../../app/search.ts'
import { said } from '../../format/said.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { StateFilter } from '../../parts/keys/state-filter.tsx'
import { Pager } from '../../parts/pager.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { useServerKeyColumns } from './server-key-columns.tsx'

interface Listed {
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
  /** How to make one; stands where there is none. */
  readonly create: ReactNode
}

export function ServerKeyList({ search, onSearch, create }: Listed) {
  const { t } = useTranslation()
  const { q, state, cursor } = search
  const { data, error, refetch, isPlaceholderData } = useQuery(
    serverKeysQuery(useApi(), said({ q, state, cursor })),
  )
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) =>
    onSearch(narrowed(search, place)),
  )
  const columns = useServerKeyColumns()
  const isFiltered = q !== undefined || state !== undefined
  if (error !== null && data === undefined) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <Group gap="sm" mb="sm" role="search">
        <SearchField
          label={t('keys.search')}
          value={q ?? ''}
          onSearch={(text) => onSearch(narrowed(search, { q: text === '' ? undefined : text }))}
        />
        <StateFilter
          value={state}
          onChoose={(chosen) => onSearch(narrowed(search, { state: chosen }))}
        />
      </Group>
      <DataTable
        caption={t('serverKeys.title')}
        columns={columns}
        rows={data?.data}
        keyOf={({ id }) => id}
        isStale={isPlaceholderData}
        empty={
          <EmptyState
            icon={isFiltered ? 'search' : 'server'}
            title={t(isFiltered ? 'keys.noneFound' : 'serverKeys.none')}
            action={
              isFiltered ? (
                <Button variant="default" onClick={() => onSearch({})}>
                  {t('filters.reset')}
                </Button>
              ) : (
                create
              )
            }
          >
            {t(isFiltered ? 'keys.noneFoundAbout' : 'serverKeys.noneAbout')}
          </EmptyState>
        }
      />
      <Pager {...paging} />
    </>
  )
}
