import type { components } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { pageLength } from './queries.ts'

export type Member = components['schemas']['Operator']
export type Role = Member['role']
export type Invitation = components['schemas']['Invitation']
export type ShownSession = components['schemas']['SessionItem']

interface Place {
  readonly cursor?: string
}

export const membersQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['members', 'list', place],
    queryFn: ({ signal }) => api.operators.list(place, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const memberQuery = (api: Api, operator: string) =>
  queryOptions({
    queryKey: ['members', 'one', operator],
    queryFn: ({ signal }) => api.operators.get({ operator }, { signal }),
    structuralSharing: false,
  })

export const invitationsQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['invitations', place],
    queryFn: ({ signal }) => api.invitations.list(place, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

/** Where somebody is signed in: oneself, unless an operator is named. */
export const sessionsQuery = (api: Api, asked: Place & { readonly operator?: string }) =>
  queryOptions({
    queryKey: ['sessions', asked],
    queryFn: ({ signal }) => api.sessions.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })
