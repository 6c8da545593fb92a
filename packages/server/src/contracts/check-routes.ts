import type { Contract } from './contract.ts'
import type { TokenExtensions } from './token-extensions.ts'

interface Served {
  readonly place: string
  readonly method: string
  readonly path: string
}

/** Paths of the public port under every contract. */
const reserved: readonly Served[] = [
  { place: 'the page of the contract', method: 'GET', path: '/docs' },
  { place: 'its OpenAPI document', method: 'GET', path: '/openapi.json' },
]

const segment = /^(?:[A-Za-z0-9._~!$&'()+,;=@-]+|\{[A-Za-z_]\w*\})$/

/** Routes that two members want, and paths that can't be routes. Each text says where. */
export function routesAtFault(contract: Contract): string[] {
  const served = routesOf(contract)
  const { routes } = contract.resources
  const found: (string | false)[] = [
    ...served.flatMap(({ place, path }) => [
      !path
        .slice(1)
        .split('/')
        .every((part) => segment.test(part)) &&
        `${place}: segments have letters, digits and signs that need no escape, or are a name in braces`,
      new Set(segmentsOf(path)).size < segmentsOf(path).length &&
        `${place}: a segment is named twice`,
    ]),
    ...served.map((route, at) => {
      const before = [...reserved, ...served.slice(0, at)].find((other) => isSame(other, route))
      return before !== undefined && `${route.place}: ${before.place} has this route`
    }),
    ...routes.map(
      ({ path, project }, at) =>
        project !== undefined &&
        !segmentsOf(path).includes(project) &&
        `resources.routes[${at}].project: the path has no segment {${project}}`,
    ),
  ]
  return found.filter((text) => text !== false)
}

/** Names of the segments in braces. */
export function segmentsOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

function routesOf({ tokens, operations, documents, resources }: Contract): readonly Served[] {
  const { jwks, metadata } = documents
  return [
    ...(tokens === null ? [] : [{ place: 'tokens.path', method: 'POST', path: tokens.path }]),
    ...extensionsOf(tokens?.extensions ?? {}),
    ...(jwks === null ? [] : [{ place: 'documents.jwks', method: 'GET', path: jwks }]),
    ...(metadata === null ? [] : [{ place: 'documents.metadata', method: 'GET', path: metadata }]),
    ...operations.map(({ method, path }, at) => ({
      place: `operations[${at}].path`,
      method,
      path,
    })),
    ...resources.routes.map(({ method, path }, at) => ({
      place: `resources.routes[${at}].path`,
      method,
      path,
    })),
  ]
}

function extensionsOf({
  introspection,
  revocation,
  statusLists,
}: TokenExtensions): readonly Served[] {
  const named = [
    { name: 'introspection', method: 'POST', path: introspection },
    { name: 'revocation', method: 'POST', path: revocation },
    { name: 'statusLists', method: 'GET', path: statusLists },
  ]
  return named.flatMap(({ name, method, path }) =>
    path === undefined ? [] : [{ place: `tokens.extensions.${name}`, method, path }],
  )
}

function isSame(one: Served, other: Served): boolean {
  return one.method === other.method && nameless(one.path) === nameless(other.path)
}

function nameless(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}')
}
