import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ListSearch } from '../app/search.ts'
import { said } from '../format/said.ts'
import { type Column, DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import type { IconName } from './icon.tsx'
import { Pager } from './pager.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SearchField } from './search-field.tsx'
import { usePaging } from './use-paging.ts'

interface Found<Row> {
  readonly data: readonly Row[]
  readonly next_cursor: string | null
}

interface Listed<Row> {
  readonly search: ListSearch
  readonly onSearch: (search: ListSearch) => void
  readonly found: UseQueryResult<Found<Row>>
  readonly columns: readonly Column<Row>[]
  readonly icon: IconName
  readonly texts: Readonly<Record<Text, string>>
  /** How to make one; stands where there is none. */
  readonly create: ReactNode
}

type Text = 'caption' | 'search' | 'none' | 'noneAbout' | 'noneFound' | 'noneFoundAbout'

/** A list that is searched and paged by what the address says. */
export function SearchedList<Row extends { readonly id: string }>(listed: Listed<Row>) {
  const { search, onSearch, found, columns, icon, texts, create } = listed
  const { q } = search
  const { data, error, refetch, isPlaceholderData } = found
  const paging = usePaging({ ...search, next: data?.next_cursor ?? null }, (place) =>
    onSearch(said({ q, ...place })),
  )
  return (
    <>
      <div style={{ display: 'flex', marginBottom: 12 }}>
        <SearchField
          label={texts.search}
          value={q ?? ''}
          onSearch={(text) => onSearch(text === '' ? {} : { q: text })}
        />
      </div>
      {error !== null && data === undefined ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={texts.caption}
          columns={columns}
          rows={data?.data}
          keyOf={({ id }) => id}
          isStale={isPlaceholderData}
          empty={
            <EmptyState
              icon={q === undefined ? icon : 'search'}
              title={q === undefined ? texts.none : texts.noneFound}
              action={q === undefined ? create : null}
            >
              {q === undefined ? texts.noneAbout : texts.noneFoundAbout}
            </EmptyState>
          }
        />
      )}
      <Pager {...paging} />
    </>
  )
}
