import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { readKeysSearch, readPlace, readReturn } from '../../app/search.ts'
import { FailedPage, MissingPage, PendingPage } from '../../parts/standing-in.tsx'
import { keyQuery } from '../api/portal-queries.ts'
import { inProject, inside, type PortalRouterContext, root } from './root-routes.tsx'

/** A page that is loaded when it is wanted. */
function page(load: () => Promise<object>, name: string): RouteComponent {
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name)
}

// Each is a constant of its own: written inside of `addChildren`, the compiler would forget their types.

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readReturn,
  component: page(() => import('../pages/entrance/sign-in-page.tsx'), 'SignInPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: page(() => import('../pages/entrance/invitation-page.tsx'), 'InvitationPage'),
})

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  component: page(() => import('../pages/entrance/enter-page.tsx'), 'EnterPage'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: page(() => import('../pages/entrance/register-page.tsx'), 'RegisterPage'),
})

const confirm = createRoute({
  getParentRoute: () => root,
  path: '/registration',
  component: page(() => import('../pages/entrance/confirm-page.tsx'), 'ConfirmPage'),
})

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: page(() => import('../pages/entrance/forgotten-page.tsx'), 'ForgottenPage'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: page(() => import('../pages/entrance/reset-page.tsx'), 'ResetPage'),
})

const projects = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: page(() => import('../pages/projects/projects-page.tsx'), 'ProjectsPage'),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: page(() => import('../pages/account/account-page.tsx'), 'AccountPage'),
})

const home = createRoute({
  getParentRoute: () => inProject,
  path: '/',
  component: page(() => import('../pages/home/home-page.tsx'), 'HomePage'),
})

const keys = createRoute({
  getParentRoute: () => inProject,
  path: '/keys',
  validateSearch: readKeysSearch,
  component: page(() => import('../pages/keys/keys-page.tsx'), 'KeysPage'),
})

const key = createRoute({
  getParentRoute: () => inProject,
  path: '/keys/$key',
  loader: async ({ context: { api, queries }, params: { project, key: id } }) => {
    await queries.query({ ...keyQuery(api, project, id), staleTime: 'static' })
  },
  component: page(() => import('../pages/key/key-page.tsx'), 'KeyPage'),
})

const clients = createRoute({
  getParentRoute: () => inProject,
  path: '/clients',
  validateSearch: readPlace,
  component: page(() => import('../pages/clients/clients-page.tsx'), 'ClientsPage'),
})

const client = createRoute({
  getParentRoute: () => inProject,
  path: '/clients/$client',
  component: page(() => import('../pages/client/client-page.tsx'), 'ClientPage'),
})

const usage = createRoute({
  getParentRoute: () => inProject,
  path: '/usage',
  component: page(() => import('../pages/usage/usage-page.tsx'), 'UsagePage'),
})

const authentication = createRoute({
  getParentRoute: () => inProject,
  path: '/authentication',
  component: page(
    () => import('../pages/authentication/authentication-page.tsx'),
    'AuthenticationPage',
  ),
})

const changes = createRoute({
  getParentRoute: () => inProject,
  path: '/changes',
  validateSearch: readPlace,
  component: page(() => import('../pages/changes/changes-page.tsx'), 'ChangesPage'),
})

const members = createRoute({
  getParentRoute: () => inProject,
  path: '/members',
  component: page(() => import('../pages/members/members-page.tsx'), 'MembersPage'),
})

const settings = createRoute({
  getParentRoute: () => inProject,
  path: '/settings',
  validateSearch: readKeysSearch,
  component: page(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const routeTree = root.addChildren([
  signIn,
  invitation,
  enter,
  register,
  confirm,
  forgotten,
  reset,
  inside.addChildren([
    projects,
    account,
    inProject.addChildren([
      home,
      keys,
      key,
      clients,
      client,
      usage,
      authentication,
      changes,
      members,
      settings,
    ]),
  ]),
])

export function createPortalRouter(context: PortalRouterContext) {
  return createRouter({
    routeTree,
    context,
    basepath: '/portal',
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
