import { StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import type { Gateway } from '../gateway/gateway.ts'

/**
 * The portal has all paths that begin with `/portal`. Throws StartRefused where the contract or the gateway
 * names one of them: requests to it would never arrive.
 */
export function refusePortalPaths(contract: Contract, gateway: Gateway | null): void {
  const taken = pathsOf(contract, gateway).find((path) => /^\/portal(?:\/|$)/i.test(path))
  if (taken === undefined) return
  throw new StartRefused(
    `PORTAL is on, and ${taken} is a path of the contract or its gateway: the portal has all that begin with /portal. Choose another path there, or set PORTAL=off.`,
  )
}

function pathsOf(
  { tokens, operations, documents, resources }: Contract,
  gateway: Gateway | null,
): readonly string[] {
  const { introspection, revocation } = tokens?.extensions ?? {}
  const { jwks, metadata, resourceMetadata } = documents
  const single = [tokens?.path, introspection, revocation, jwks, metadata, resourceMetadata]
  const routes = [...operations, ...resources.routes, ...(gateway?.routes ?? [])]
  return [...single.filter((path) => typeof path === 'string'), ...routes.map(({ path }) => path)]
}
