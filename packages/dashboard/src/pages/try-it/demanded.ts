import type { Arguments, Result } from '@countersign/client'

/** What is asked of a credential by hand, without a route. */
export type Asked = Omit<Arguments<'credentials.verify'>, 'credential' | 'explain'>

export type PublicRoute = Result<'contract.listRoutes'>['routes'][number]

/** What a request to a route brings along besides its credential. */
export interface Sent {
  readonly project: string
  readonly address: string
  /** Headers that the route asks for, and that this request lacks. */
  readonly lacking: readonly string[]
}

export const nothingSent: Sent = { project: '', address: '', lacking: [] }

/** Which of the checks that depend on the request are made. */
export interface Demanded {
  readonly kind: boolean
  readonly environment: boolean
  readonly permission: boolean
  readonly project: boolean
  readonly scopes: boolean
  readonly capabilities: boolean
  readonly headers: boolean
}

export function demandedByHand({ require = {} }: Asked): Demanded {
  const { environment, project, scopes = [], capabilities = [] } = require
  return {
    ...{ kind: false, permission: false, headers: false },
    environment: environment !== undefined,
    project: project !== undefined,
    scopes: scopes.length > 0,
    capabilities: capabilities.length > 0,
  }
}

export function demandedByRoute(route: PublicRoute, { project }: Pick<Sent, 'project'>): Demanded {
  const { takes, environments, permission, levels, project_segment, headers } = route
  return {
    kind: takes.length === 1,
    environment: environments.length === 1,
    permission: permission !== null && levels.includes('server'),
    project: project_segment !== null && project !== '',
    scopes: route.scopes.length > 0,
    capabilities: route.capabilities.length > 0,
    headers: headers.length > 0,
  }
}

/** As an address names a route: its first method and its path. */
export function nameOfRoute({ methods, path }: Pick<PublicRoute, 'methods' | 'path'>): string {
  return `${methods[0] ?? 'GET'} ${path}`
}

/** As people read it. */
export function titleOfRoute({ methods, path }: Pick<PublicRoute, 'methods' | 'path'>): string {
  const named = methods.filter((method) => method !== 'HEAD')
  return `${named.length > 5 ? '*' : named.join(', ')} ${path}`
}
