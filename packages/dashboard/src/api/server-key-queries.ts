import type { components, ListArguments } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { pageLength } from './queries.ts'

export type ServerKey = components['schemas']['ServerKey']
/** With the version of it that is shown. */
export type TaggedServerKey = ServerKey & { readonly etag: string | null }
export type ServerKeysAsked = Omit<ListArguments<'serverKeys.list'>, 'limit'>

// under `keys`, as whatever changes a key of either level lets go of all that was read of keys

export const serverKeysQuery = (api: Api, asked: ServerKeysAsked) =>
  queryOptions({
    queryKey: ['keys', 'server', 'list', asked],
    queryFn: ({ signal }) => api.serverKeys.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const serverKeyQuery = (api: Api, key: string) =>
  queryOptions({
    queryKey: ['keys', 'server', 'one', key],
    queryFn: ({ signal }) => api.serverKeys.get({ key }, { signal }),
    structuralSharing: false,
  })
