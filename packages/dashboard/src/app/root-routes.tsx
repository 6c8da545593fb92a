import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { Api } from '../api/api.ts'
import { isSignedOut } from '../api/problems.ts'
import { sessionQuery } from '../api/queries.ts'
import { FailedEntrance } from '../parts/standing-in.tsx'
import { Shell } from './shell.tsx'

/** What routes are given to read what they show. */
export interface RouterContext {
  readonly api: Api
  readonly queries: QueryClient
}

export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet })

const shell: RouteComponent = Shell

/** Everything that only operators see: who is signed in is known before any of it is shown. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: shell,
  errorComponent: FailedEntrance,
  beforeLoad: async ({ context: { api, queries }, location }): Promise<void> => {
    try {
      await queries.query({ ...sessionQuery(api), staleTime: 'static' })
    } catch (error) {
      if (!isSignedOut(error)) throw error
      redirect({ to: '/sign-in', search: { return: location.href }, throw: true })
    }
  },
})
