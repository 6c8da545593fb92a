import type { Surface } from '@countersign/core'
import type { Contract, Operation, ResourceRoute } from '../contracts/contract.ts'

/** A route of the public port that a credential opens. */
export interface PublicRoute {
  readonly surface: Surface
  readonly method: string
  readonly path: string
  /** On the surface `operation`. */
  readonly operation: Operation | null
  /** On the surface `resource`. */
  readonly resource: ResourceRoute | null
}

export function publicRoutes({ tokens, operations, resources }: Contract): readonly PublicRoute[] {
  return [
    ...(tokens === null ? [] : [tokenRoute(tokens.path)]),
    ...operations.map(operationRoute),
    ...resources.routes.map(resourceRoute),
  ]
}

const none = { operation: null, resource: null }

export const tokenRoute = (path: string): PublicRoute => ({
  ...none,
  surface: 'token',
  method: 'POST',
  path,
})

export const operationRoute = (operation: Operation): PublicRoute => ({
  ...none,
  surface: 'operation',
  method: operation.method,
  path: operation.path,
  operation,
})

export const resourceRoute = (resource: ResourceRoute): PublicRoute => ({
  ...none,
  surface: 'resource',
  method: resource.method,
  path: resource.path,
  resource,
})

/** Whether Countersign reads the body itself. */
export function readsBody({ surface, method }: PublicRoute): boolean {
  if (surface === 'resource') return false
  return method !== 'GET' && method !== 'DELETE'
}
