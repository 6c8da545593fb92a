import type { components } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { pageLength } from './queries.ts'

export type FoundKey = components['schemas']['FoundKey']
export type Finding = components['schemas']['FindingCount']['finding']

/** How many keys have something amiss, by what it is. */
export const hygieneQuery = (api: Api) =>
  queryOptions({
    queryKey: ['hygiene', 'counts'],
    queryFn: ({ signal }) => api.hygiene.get({}, { signal }),
  })

export const foundKeysQuery = (
  api: Api,
  asked: { readonly finding: Finding; readonly cursor?: string },
) =>
  queryOptions({
    queryKey: ['hygiene', 'keys', asked],
    queryFn: ({ signal }) => api.hygiene.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })
