import type { components } from '@countersign/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from './api.ts'

export type LimitUse = components['schemas']['LimitUse']

const most = 100

/** Limits and quotas of which at least half is spent, the nearest to its end first. */
export const limitsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['limits'],
    queryFn: ({ signal }) => api.limits.list({ limit: most }, { signal }),
  })
