import type { components, ListArguments } from '@countersign/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { pageLength } from './queries.ts'

export type Product = components['schemas']['Product']
export type TaggedProduct = Product & { readonly etag: string | null }
export type Subscription = components['schemas']['Subscription']

/** Whose subscriptions: those of a project, or those to a product. */
export type SubscriptionsOf = { readonly project: string } | { readonly product: string }

export const productsQuery = (api: Api, asked: Omit<ListArguments<'products.list'>, 'limit'>) =>
  queryOptions({
    queryKey: ['products', 'list', asked],
    queryFn: ({ signal }) => api.products.list(asked, { signal }).page({ limit: pageLength }),
    placeholderData: keepPreviousData,
  })

export const productQuery = (api: Api, product: string) =>
  queryOptions({
    queryKey: ['products', 'one', product],
    queryFn: ({ signal }) => api.products.get({ product }, { signal }),
    structuralSharing: false,
  })

export const subscriptionsQuery = (api: Api, of: SubscriptionsOf, cursor?: string) =>
  queryOptions({
    queryKey: ['subscriptions', of, cursor ?? null],
    queryFn: ({ signal }) => {
      const place = cursor === undefined ? {} : { cursor }
      const list =
        'project' in of
          ? api.subscriptions.list({ ...of, ...place }, { signal })
          : api.products.listSubscriptions({ ...of, ...place }, { signal })
      return list.page({ limit: pageLength })
    },
    placeholderData: keepPreviousData,
  })
