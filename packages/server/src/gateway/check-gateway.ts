import type { Contract } from '../contracts/contract.ts'
import type { Gateway, GatewayRoute } from './gateway.ts'
import { segmentsOf } from './route-table.ts'
import { isSamePath } from './rules.ts'

const segment = /^(?:[A-Za-z0-9._~!$&'()+,=:@-]+|\{[A-Za-z_]\w*\})$/

/** What members of a gateway ask of each other and of the contract. Each text says where. */
export function gatewayMistakes(gateway: Gateway, contract: Contract): string[] {
  const { upstreams, contractRoutes, routes = [] } = gateway
  const isKnown = (name: string) => Object.hasOwn(upstreams, name)
  return [
    contractRoutes !== undefined &&
      !isKnown(contractRoutes) &&
      `contractRoutes: ${contractRoutes} is not among upstreams`,
    ...routes.flatMap((route, at) => [
      !isKnown(route.upstream) &&
        `routes[${at}].upstream: ${route.upstream} is not among upstreams`,
      ...routeMistakes(route, contract).map((text) => `routes[${at}].${text}`),
      ...routes
        .slice(0, at)
        .map(
          (other, before) =>
            isSamePath(route.path, other.path) &&
            sharesMethod(route, other) &&
            `routes[${at}].path: routes[${before}] has this route`,
        ),
    ]),
  ].filter((text) => text !== false)
}

function routeMistakes(route: GatewayRoute, { rights }: Contract): string[] {
  const { path, project, open = false, scopes = [], capabilities = [] } = route
  const asks = ['scopes', 'capabilities', 'environments', 'levels', 'project', 'cost'] as const
  const known = rights.scopes === 'open' ? null : rights.scopes.map(({ scope }) => scope)
  return [
    !isPath(path) &&
      'path: segments have letters, digits and signs that need no escape, or are a name in braces, or * at the end',
    project !== undefined &&
      !segmentsOf(path).includes(`{${project}}`) &&
      `project: the path has no segment {${project}}`,
    open &&
      asks.some((name) => route[name] !== undefined) &&
      'open: a route that asks for no credential asks for nothing else',
    ...scopes.map(
      (scope) =>
        known !== null && !known.includes(scope) && `scopes: ${scope} is not among rights.scopes`,
    ),
    capabilities.length > 0 &&
      !rights.products &&
      'capabilities: only products grant them, and rights.products is false',
  ].filter((text) => text !== false)
}

function isPath(path: string): boolean {
  const segments = segmentsOf(path)
  const named = segments.filter((part) => part.startsWith('{'))
  if (new Set(named).size < named.length) return false
  return segments.every(
    (part, place) =>
      (segment.test(part) && part !== '.' && part !== '..') ||
      (place === segments.length - 1 && (part === '' || part === '*')),
  )
}

function sharesMethod(one: GatewayRoute, other: GatewayRoute): boolean {
  if (one.methods === 'all' || other.methods === 'all') return true
  return one.methods.some((method) => other.methods.includes(method))
}
