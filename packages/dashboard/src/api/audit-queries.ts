import type { components, ListArguments } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { pageLength } from './queries.ts'

export type AuditRecord = components['schemas']['AuditRecord']
export type AuditAsked = Omit<ListArguments<'audit.list'>, 'limit'>

export const auditQuery = (api: Api, asked: AuditAsked) =>
  queryOptions({
    queryKey: ['audit', 'list', asked],
    queryFn: ({ signal }) => api.audit.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

/** One record by its place in the chain; null: there is none. It never changes. */
export const auditRecordQuery = (api: Api, sequence: number) =>
  queryOptions({
    queryKey: ['audit', 'one', sequence],
    queryFn: async ({ signal }) => {
      const asked = { after: sequence - 1, order: 'oldest' } as const
      const { data } = await api.audit.list(asked, { signal }).page({ limit: 1 })
      return data.find((record) => record.sequence === sequence) ?? null
    },
    staleTime: Infinity,
  })
