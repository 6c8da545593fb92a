import type { ListArguments } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { UsedThing } from '../parts/keys/keys-api.ts'
import type { Api } from './api.ts'

export const pageLength = 50

type Listed<Name extends 'keys.listAll' | 'projects.list' | 'clients.list'> = Omit<
  ListArguments<Name>,
  'limit'
>

export const sessionQuery = (api: Api) =>
  queryOptions({ queryKey: ['session'], queryFn: api.signIn.session, staleTime: 30_000 })

export const setupQuery = (api: Api) =>
  queryOptions({ queryKey: ['setup'], queryFn: () => api.setup.get(), staleTime: Infinity })

export const methodsQuery = (api: Api) =>
  queryOptions({ queryKey: ['sign-in-methods'], queryFn: () => api.session.listMethods() })

export const projectsQuery = (api: Api, asked: Listed<'projects.list'>) =>
  queryOptions({
    queryKey: ['projects', 'list', asked],
    queryFn: ({ signal }) => api.projects.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const projectQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: ['projects', 'one', project],
    queryFn: ({ signal }) => api.projects.get({ project }, { signal }),
    structuralSharing: false,
  })

/** What a list of keys is asked: of one project, or of all. */
export type KeysAsked = Listed<'keys.listAll'> & { readonly project?: string | undefined }

export const keysQuery = (api: Api, { project, ...asked }: KeysAsked, limit = pageLength) =>
  queryOptions({
    queryKey: ['keys', 'list', project ?? null, asked, limit],
    queryFn: ({ signal }) =>
      project === undefined
        ? api.keys.listAll(asked, { signal }).page({ limit })
        : api.keys.list({ ...asked, project }, { signal }).page({ limit }),
    placeholderData: keepPreviousData,
  })

export const keyQuery = (api: Api, key: string) =>
  queryOptions({
    queryKey: ['keys', 'one', key],
    queryFn: ({ signal }) => api.keys.get({ key }, { signal }),
    structuralSharing: false,
  })

export const clientsQuery = (api: Api, asked: Listed<'clients.list'>) =>
  queryOptions({
    queryKey: ['clients', 'list', asked],
    queryFn: ({ signal }) => api.clients.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const clientQuery = (api: Api, client: string) =>
  queryOptions({
    queryKey: ['clients', 'one', client],
    queryFn: ({ signal }) => api.clients.get({ client_id: client }, { signal }),
    structuralSharing: false,
  })

export const clientKeysQuery = (api: Api, client: string) =>
  queryOptions({
    queryKey: ['keys', 'list', 'client', client],
    queryFn: ({ signal }) =>
      api.clients.listKeys({ client_id: client }, { signal }).page({ limit: 100 }),
  })

/** What became of requests with something, by outcome, over the last days. */
export const usageQuery = (
  api: Api,
  of: UsedThing,
  { days, groupBy = 'code' }: { readonly days: number; readonly groupBy?: string },
) =>
  queryOptions({
    queryKey: ['usage', of, days, groupBy],
    queryFn: ({ signal }) => readUsage(api, of, { days, groupBy, signal }),
    staleTime: 10_000,
  })

interface Wished {
  readonly days: number
  readonly groupBy: string
  readonly signal: AbortSignal
}

/** The figures of the last days, by day. */
export function readUsage(api: Api, of: UsedThing, { days, groupBy, signal }: Wished) {
  return api.usage
    .query({ ...of, bucket: 'day', group_by: groupBy, from: daysAgo(days - 1) }, { signal })
    .page({ limit: 1_000 })
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}

/** What each route of the public port asks. It changes with a start of the service alone. */
export const routesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['routes'],
    queryFn: () => api.contract.listRoutes(),
    staleTime: 60_000,
  })
