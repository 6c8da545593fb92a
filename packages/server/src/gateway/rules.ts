import type { Contract, Method, ResourceRoute } from '../contracts/contract.ts'
import { bodyLimit, type Cors, type Gateway, type GatewayRoute } from './gateway.ts'
import type { Pattern } from './route-table.ts'

/** What a request must meet, and where it goes then. */
export interface Rule extends Pattern {
  /** Those that are let through, HEAD among them where GET is. */
  readonly methods: ReadonlySet<string>
  /** Null: nobody has said where to. */
  readonly upstream: string | null
  readonly asks: Pick<
    ResourceRoute,
    'scopes' | 'capabilities' | 'environments' | 'levels' | 'project'
  >
  readonly isOpen: boolean
  readonly cost: number
  readonly bodyLimit: number | null
  readonly cors: boolean | Cors
}

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** The rules of a contract's own routes, and those that the gateway adds or puts in their place. */
export function rulesOf({ resources }: Contract, gateway: Gateway | null): readonly Rule[] {
  const own = gateway?.routes ?? []
  const replaced = (route: ResourceRoute) =>
    own.some(
      ({ methods, path }) =>
        (methods === 'all' || methods.includes(route.method)) && isSamePath(path, route.path),
    )
  const contractRoutes = resources.routes
    .filter((route) => !replaced(route))
    .map(({ method, cors, ...rest }) =>
      ruleOf({ ...rest, methods: [method], cors: cors ?? false }, gateway?.contractRoutes ?? null),
    )
  return [...own.map((route) => ruleOf(route, route.upstream)), ...contractRoutes]
}

function ruleOf(route: Omit<GatewayRoute, 'upstream'>, upstream: string | null): Rule {
  const { scopes, capabilities, environments, levels, project } = route
  return {
    path: route.path,
    isExact: route.open === true,
    methods: methodsOf(route.methods),
    upstream,
    asks: {
      ...(scopes !== undefined && { scopes }),
      ...(capabilities !== undefined && { capabilities }),
      ...(environments !== undefined && { environments }),
      ...(levels !== undefined && { levels }),
      ...(project !== undefined && { project }),
    },
    isOpen: route.open === true,
    cost: route.cost ?? 1,
    bodyLimit: route.bodyLimit === undefined ? bodyLimit : route.bodyLimit,
    cors: route.cors ?? false,
  }
}

function methodsOf(methods: readonly Method[] | 'all'): ReadonlySet<string> {
  if (methods === 'all') return new Set(everyMethod)
  return new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))
}

/** Whether two patterns fit the same paths: names of segments, case and a final slash do not count. */
export function isSamePath(one: string, other: string): boolean {
  return nameless(one) === nameless(other)
}

function nameless(path: string): string {
  return path
    .replaceAll(/\{\w+\}/g, '{}')
    .replace(/(?<=.)\/$/, '')
    .toLowerCase()
}
