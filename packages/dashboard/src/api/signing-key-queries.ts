import type { components } from '@countersign/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'

export type SigningKey = components['schemas']['SigningKey']

const most = 100

/** The newest first. There are few: one or two, and those that have retired. */
export const signingKeysQuery = (api: Api) =>
  queryOptions({
    queryKey: ['signing-keys'],
    queryFn: ({ signal }) => api.signingKeys.list({}, { signal }).page({ limit: most }),
  })
