import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isSignedOut } from '../../api/problems.ts'
import { FailedEntrance } from '../../parts/standing-in.tsx'
import type { PortalApi } from '../api/portal-api.ts'
import { projectQuery, sessionQuery } from '../api/portal-queries.ts'

/** What routes are given to read what they show. */
export interface PortalRouterContext {
  readonly api: PortalApi
  readonly queries: QueryClient
}

export const root = createRootRouteWithContext<PortalRouterContext>()({ component: Outlet })

// who signs in does not wait for what is inside
const shell: RouteComponent = lazyRouteComponent(() => import('./portal-shell.tsx'), 'PortalShell')
const frame: RouteComponent = lazyRouteComponent(
  () => import('./project-frame.tsx'),
  'ProjectFrame',
)

/** Everything that only customers see: who is signed in is known before any of it is shown. */
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

/** All that is of one project: what it may have is known before any of it is shown. */
export const inProject = createRoute({
  getParentRoute: () => inside,
  path: '/projects/$project',
  component: frame,
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...projectQuery(api, params.project), staleTime: 'static' })
  },
})
