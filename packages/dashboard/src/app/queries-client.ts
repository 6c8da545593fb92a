import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut, problemKind } from '../api/problems.ts'

const freshMs = 5_000
const retryMs = 5_000

/** What has been read of the service. `onSignedOut`: it has told somebody that the session is over. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown, meta: Readonly<Record<string, unknown>> | undefined) => {
    if (isSignedOut(error) && meta?.['isSignIn'] !== true) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { meta }) => onError(error, meta) }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, { meta }) => onError(error, meta),
    }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        networkMode: 'always',
        // the client of the control API has tried again already
        retry: false,
        refetchOnReconnect: true,
        refetchInterval: ({ state: { status, error } }) =>
          status === 'error' && problemKind(error) === 'unreachable' ? retryMs : false,
      },
      // what a mutation answers may be a secret: it is forgotten as soon as nobody looks at it
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  })
}
