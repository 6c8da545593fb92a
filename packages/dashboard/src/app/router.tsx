import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { memberQuery } from '../api/member-queries.ts'
import { productQuery } from '../api/product-queries.ts'
import { keyQuery, projectQuery } from '../api/queries.ts'
import { serverKeyQuery } from '../api/server-key-queries.ts'
import { FailedPage, MissingPage, PendingPage } from '../parts/standing-in.tsx'
import { readAuditSearch } from './audit-search.ts'
import { readHygieneSearch } from './hygiene-search.ts'
import { readMembersSearch } from './members-search.ts'
import { inside, type RouterContext, root } from './root-routes.tsx'
import { readKeysSearch, readListSearch, readPlace, readReturn, readTrySearch } from './search.ts'
import { readUsageSearch } from './usage-search.ts'

/** A page that is loaded when it is wanted. */
function page(load: () => Promise<object>, name: string): RouteComponent {
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name)
}

// Each is a constant of its own: written inside of `addChildren`, the compiler would forget their types.

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: page(() => import('../pages/setup/setup-page.tsx'), 'SetupPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readReturn,
  component: page(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: page(() => import('../pages/invitation/invitation-page.tsx'), 'InvitationPage'),
})

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: page(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
})

const projects = createRoute({
  getParentRoute: () => inside,
  path: '/projects',
  validateSearch: readListSearch,
  component: page(() => import('../pages/projects/projects-page.tsx'), 'ProjectsPage'),
})

const project = createRoute({
  getParentRoute: () => inside,
  path: '/projects/$project',
  validateSearch: readKeysSearch,
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...projectQuery(api, params.project), staleTime: 'static' })
  },
  component: page(() => import('../pages/project/project-page.tsx'), 'ProjectPage'),
})

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/keys',
  validateSearch: readKeysSearch,
  component: page(() => import('../pages/keys/keys-page.tsx'), 'KeysPage'),
})

const key = createRoute({
  getParentRoute: () => inside,
  path: '/keys/$key',
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...keyQuery(api, params.key), staleTime: 'static' })
  },
  component: page(() => import('../pages/key/key-page.tsx'), 'KeyPage'),
})

const hygiene = createRoute({
  getParentRoute: () => inside,
  path: '/hygiene',
  validateSearch: readHygieneSearch,
  component: page(() => import('../pages/hygiene/hygiene-page.tsx'), 'HygienePage'),
})

const client = createRoute({
  getParentRoute: () => inside,
  path: '/clients/$client',
  component: page(() => import('../pages/client/client-page.tsx'), 'ClientPage'),
})

const products = createRoute({
  getParentRoute: () => inside,
  path: '/products',
  validateSearch: readListSearch,
  component: page(() => import('../pages/products/products-page.tsx'), 'ProductsPage'),
})

const product = createRoute({
  getParentRoute: () => inside,
  path: '/products/$product',
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...productQuery(api, params.product), staleTime: 'static' })
  },
  component: page(() => import('../pages/product/product-page.tsx'), 'ProductPage'),
})

const serverKeys = createRoute({
  getParentRoute: () => inside,
  path: '/server-keys',
  validateSearch: readKeysSearch,
  component: page(() => import('../pages/server-keys/server-keys-page.tsx'), 'ServerKeysPage'),
})

const serverKey = createRoute({
  getParentRoute: () => inside,
  path: '/server-keys/$key',
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...serverKeyQuery(api, params.key), staleTime: 'static' })
  },
  component: page(() => import('../pages/server-key/server-key-page.tsx'), 'ServerKeyPage'),
})

const signingKeys = createRoute({
  getParentRoute: () => inside,
  path: '/signing-keys',
  component: page(() => import('../pages/signing-keys/signing-keys-page.tsx'), 'SigningKeysPage'),
})

const limits = createRoute({
  getParentRoute: () => inside,
  path: '/limits',
  component: page(() => import('../pages/limits/limits-page.tsx'), 'LimitsPage'),
})

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: page(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => inside,
  path: '/settings/api-keys',
  validateSearch: readKeysSearch,
  component: page(() => import('../pages/settings/api-keys-page.tsx'), 'ApiKeysPage'),
})

const members = createRoute({
  getParentRoute: () => inside,
  path: '/settings/members',
  validateSearch: readMembersSearch,
  component: page(() => import('../pages/members/members-page.tsx'), 'MembersPage'),
})

const member = createRoute({
  getParentRoute: () => inside,
  path: '/settings/members/$member',
  validateSearch: readPlace,
  loader: async ({ context: { api, queries }, params }) => {
    await queries.query({ ...memberQuery(api, params.member), staleTime: 'static' })
  },
  component: page(() => import('../pages/member/member-page.tsx'), 'MemberPage'),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/settings/account',
  validateSearch: readPlace,
  component: page(() => import('../pages/account/account-page.tsx'), 'AccountPage'),
})

const usage = createRoute({
  getParentRoute: () => inside,
  path: '/usage',
  validateSearch: readUsageSearch,
  component: page(() => import('../pages/usage/usage-page.tsx'), 'UsagePage'),
})

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: page(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
})

const tryIt = createRoute({
  getParentRoute: () => inside,
  path: '/try-it',
  validateSearch: readTrySearch,
  component: page(() => import('../pages/try-it/try-it-page.tsx'), 'TryItPage'),
})

const routeTree = root.addChildren([
  setup,
  signIn,
  invitation,
  inside.addChildren([
    overview,
    projects,
    project,
    keys,
    key,
    hygiene,
    client,
    products,
    product,
    limits,
    serverKeys,
    serverKey,
    signingKeys,
    settings,
    apiKeys,
    members,
    member,
    account,
    usage,
    audit,
    tryIt,
  ]),
])

export function createDashboardRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    basepath: '/dashboard',
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
    router: ReturnType<typeof createDashboardRouter>
  }
}
