import type { Contract } from './contract.ts'

/** Scopes and environments that are asked for and that nobody can have. Each text says where. */
export function rightsAtFault({ rights, resources, operations, keys }: Contract): string[] {
  const declared = rights.scopes === 'open' ? null : rights.scopes.map(({ scope }) => scope)
  const inUse = [keys.issue, ...keys.accept].flatMap(({ prefixes }) => Object.keys(prefixes))
  const asked = [
    { place: 'resources.require', environments: resources.require.environments },
    ...resources.routes.map((route, at) => ({ place: `resources.routes[${at}]`, ...route })),
    ...operations.map(({ environments }, at) => ({ place: `operations[${at}]`, environments })),
  ]
  const found: (string | false)[] = [
    ...(declared ?? []).map(
      (scope, at) =>
        declared?.indexOf(scope) !== at && `rights.scopes[${at}].scope: ${scope} is there twice`,
    ),
    ...asked.flatMap(({ place, environments = [] }) =>
      environments.map(
        (one) =>
          !inUse.includes(one) && `${place}.environments: no key format has a prefix for ${one}`,
      ),
    ),
    ...resources.routes.flatMap(({ scopes = [], capabilities = [] }, at) => [
      ...scopes.map(
        (scope) =>
          declared?.includes(scope) === false &&
          `resources.routes[${at}].scopes: ${scope} is not among rights.scopes`,
      ),
      capabilities.length > 0 &&
        !rights.products &&
        `resources.routes[${at}].capabilities: only products grant them, and rights.products is false`,
    ]),
  ]
  return found.filter((text) => text !== false)
}
