import type { Result } from '@countersign/client'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/use-api.ts'
import type { Verdict } from './checks.ts'
import {
  type Asked,
  type Demanded,
  demandedByHand,
  demandedByRoute,
  type PublicRoute,
  type Sent,
} from './demanded.ts'

interface Tried {
  readonly credential: string
  readonly asked: Asked
  /** Null: what `asked` says is demanded. */
  readonly route: PublicRoute | null
  readonly sent: Sent
}

/** What came of a trial, and what was demanded in it. */
export interface Judged {
  readonly verdict: Verdict
  readonly demanded: Demanded
  /** Null: no route was chosen. */
  readonly at: {
    readonly route: PublicRoute
    readonly reply: Result<'contract.tryRoute'>['reply']
  } | null
}

/** Judges a credential by hand or at a route. What comes of it is forgotten with the page. */
export function useTrial(tried: Tried) {
  const api = useApi()
  return useMutation({
    mutationFn: async (): Promise<Judged> => {
      const { credential, asked, route, sent } = tried
      if (route === null) {
        const verdict = await api.credentials.verify({ ...asked, credential, explain: true })
        return { verdict, demanded: demandedByHand(asked), at: null }
      }
      const { verdict, reply } = await api.contract.tryRoute({
        credential,
        method: route.methods[0] ?? 'GET',
        path: route.path,
        headers: route.headers.filter((header) => !sent.lacking.includes(header)),
        ...(sent.project !== '' && { project: sent.project }),
        ...(sent.address !== '' && { ip: sent.address }),
      })
      return { verdict, demanded: demandedByRoute(route, sent), at: { route, reply } }
    },
  })
}
