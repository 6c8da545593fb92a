import { queryOptions } from '@tanstack/react-query'
import { type UsedThing, useKeysApi } from './keys-api.ts'

/** How a key is read, by whom it is shown to. */
export function useKey(id: string) {
  const keys = useKeysApi()
  return queryOptions({
    queryKey: ['keys', 'one', id],
    queryFn: ({ signal }) => keys.read(id, signal),
    structuralSharing: false,
  })
}

/** What became of requests with something, by day and outcome, over the last days. */
export function useUsage(of: UsedThing, days: number) {
  const keys = useKeysApi()
  return queryOptions({
    queryKey: ['usage', of, days, 'code'],
    queryFn: ({ signal }) => keys.readUsage(of, days, signal),
    staleTime: 10_000,
  })
}
