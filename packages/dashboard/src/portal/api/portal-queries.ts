import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { KeysSearch, PlaceSearch } from '../../app/search.ts'
import type { PortalApi } from './portal-api.ts'

export const pageLength = 25

type Answered<Call> = Call extends (...args: never[]) => Promise<infer Answer> ? Answer : never
type Listed<Call> = Call extends (...args: never[]) => {
  readonly page: (...args: never[]) => Promise<{ readonly data: readonly (infer Item)[] }>
}
  ? Item
  : never

export type About = Answered<PortalApi['about']['get']>
export type Project = Answered<PortalApi['projects']['get']>
export type Key = Answered<PortalApi['keys']['get']>
export type ListedKey = Listed<PortalApi['keys']['list']>
export type Client = Answered<PortalApi['clients']['get']>
export type ListedClient = Listed<PortalApi['clients']['list']>
export type LimitUse = Project['limits'][number]
export type Change = Listed<PortalApi['changes']['list']>
export type Member = Listed<PortalApi['members']['list']>
export type KeyRequest = Listed<PortalApi['keyRequests']['list']>
export type Samples = Answered<PortalApi['samples']['get']>
export type SentSample = Answered<PortalApi['samples']['send']>
export type CustomersSession = Listed<PortalApi['sessions']['list']>

export const aboutQuery = (api: Pick<PortalApi, 'about'>) =>
  queryOptions({ queryKey: ['about'], queryFn: () => api.about.get(), staleTime: Infinity })

export const sessionQuery = (api: PortalApi) =>
  queryOptions({ queryKey: ['session'], queryFn: api.entry.session, staleTime: 30_000 })

export const projectQuery = (api: PortalApi, project: string) =>
  queryOptions({
    queryKey: ['projects', 'one', project],
    queryFn: ({ signal }) => api.projects.get({ project }, { signal }),
  })

/** How old what is shown of keys may be: somebody else may be at work on them. */
const lookAgainMs = 5_000

export const keysQuery = (
  api: PortalApi,
  project: string,
  { q, state, environment, cursor }: KeysSearch,
) => {
  const asked = {
    ...(q === undefined ? {} : { q }),
    ...(state === undefined ? {} : { state }),
    ...(environment === undefined ? {} : { environment }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  return queryOptions({
    queryKey: ['keys', 'list', project, asked],
    queryFn: ({ signal }) =>
      api.keys.list({ project, ...asked }, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })
}

export const keyQuery = (api: PortalApi, project: string, key: string) =>
  queryOptions({
    queryKey: ['keys', 'one', key],
    queryFn: ({ signal }) => api.keys.get({ project, key }, { signal }),
    structuralSharing: false,
    refetchInterval: lookAgainMs,
  })

export const clientsQuery = (api: PortalApi, project: string, { cursor }: PlaceSearch) =>
  queryOptions({
    queryKey: ['clients', 'list', project, cursor],
    queryFn: ({ signal }) =>
      api.clients
        .list({ project, ...(cursor === undefined ? {} : { cursor }) }, { signal })
        .page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const clientQuery = (api: PortalApi, project: string, client: string) =>
  queryOptions({
    queryKey: ['clients', 'one', client],
    queryFn: ({ signal }) => api.clients.get({ project, client_id: client }, { signal }),
    structuralSharing: false,
  })

export const clientKeysQuery = (api: PortalApi, project: string, client: string) =>
  queryOptions({
    queryKey: ['keys', 'list', 'client', client],
    queryFn: ({ signal }) =>
      api.clients.listKeys({ project, client_id: client }, { signal }).page({ limit: 100 }),
  })

export const limitsQuery = (api: PortalApi, project: string) =>
  queryOptions({
    queryKey: ['limits', project],
    queryFn: ({ signal }) => api.limits.list({ project }, { signal }).page({ limit: 100 }),
    refetchInterval: lookAgainMs,
  })

export const changesQuery = (api: PortalApi, project: string, { cursor }: PlaceSearch) =>
  queryOptions({
    queryKey: ['changes', project, cursor],
    queryFn: ({ signal }) =>
      api.changes
        .list({ project, ...(cursor === undefined ? {} : { cursor }) }, { signal })
        .page({ limit: pageLength }),
    placeholderData: keepPreviousData,
    // a record is there once it is sealed, up to a second after the change
    refetchInterval: lookAgainMs,
  })

export const membersQuery = (api: PortalApi, project: string) =>
  queryOptions({
    queryKey: ['members', project],
    queryFn: ({ signal }) => api.members.list({ project }, { signal }).page({ limit: 100 }),
  })

export const keyRequestsQuery = (api: PortalApi, project: string) =>
  queryOptions({
    queryKey: ['key-requests', project],
    queryFn: ({ signal }) => api.keyRequests.list({ project }, { signal }).page({ limit: 50 }),
    refetchInterval: lookAgainMs,
  })

export const samplesQuery = (api: PortalApi, project: string) =>
  queryOptions({
    queryKey: ['samples', project],
    queryFn: ({ signal }) => api.samples.get({ project }, { signal }),
    staleTime: 60_000,
  })

export const sessionsQuery = (api: PortalApi) =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.sessions.list({}, { signal }).page({ limit: 100 }),
  })
