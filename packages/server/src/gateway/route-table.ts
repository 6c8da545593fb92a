/** A pattern of paths: `{name}` is one segment, a final `/*` the rest. */
export interface Pattern {
  readonly path: string
  /** Matched to the letter: case and a final slash count. Else they do not. */
  readonly isExact: boolean
}

export interface Found<Route> {
  readonly route: Route
  /** What stands in the place of `{name}`, decoded. */
  readonly values: Readonly<Record<string, string>>
}

interface Node<Route> {
  readonly literals: Map<string, Node<Route>>
  any: Node<Route> | null
  readonly ends: Route[]
  readonly rests: Route[]
}

/** Which patterns a path fits, the narrowest first: a literal before any segment before any rest. */
export type FindRoutes<Route> = (segments: readonly string[]) => readonly Found<Route>[]

/**
 * Patterns are compared without case and without a final slash: what an upstream takes for the same
 * path must not evade a narrow rule by its spelling, and end under a wider one.
 */
export function createRouteTable<Route extends Pattern>(
  routes: readonly Route[],
): FindRoutes<Route> {
  const root = newNode<Route>()
  for (const route of routes) insert(root, route)
  return (segments) => {
    const isSlashed = segments.length > 1 && segments.at(-1) === ''
    const meant = isSlashed ? segments.slice(0, -1) : segments
    return collect(root, meant.map(folded))
      .filter((route) => !route.isExact || fitsExactly(route.path, segments))
      .map((route) => ({ route, values: valuesOf(route.path, segments) }))
  }
}

/** Only ASCII is folded: that `K` and the sign for kelvin are one letter, few upstreams believe. */
function folded(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function newNode<Route>(): Node<Route> {
  return { literals: new Map(), any: null, ends: [], rests: [] }
}

export function segmentsOf(path: string): readonly string[] {
  return path.slice(1).split('/')
}

function isNamed(segment: string): boolean {
  return segment.startsWith('{')
}

function insert<Route extends Pattern>(root: Node<Route>, route: Route): void {
  const segments = segmentsOf(route.path)
  const hasRest = segments.at(-1) === '*'
  const isSlashed = segments.length > 1 && segments.at(-1) === ''
  let node = root
  for (const segment of hasRest || isSlashed ? segments.slice(0, -1) : segments) {
    if (isNamed(segment)) {
      node.any ??= newNode()
      node = node.any
      continue
    }
    const literal = folded(segment)
    const next = node.literals.get(literal) ?? newNode<Route>()
    node.literals.set(literal, next)
    node = next
  }
  if (hasRest) node.rests.push(route)
  else node.ends.push(route)
}

function collect<Route>(node: Node<Route>, [segment, ...others]: readonly string[]): Route[] {
  if (segment === undefined) return [...node.ends, ...node.rests]
  const literal = node.literals.get(segment)
  return [
    ...(literal === undefined ? [] : collect(literal, others)),
    ...(node.any === null || segment === '' ? [] : collect(node.any, others)),
    ...node.rests,
  ]
}

function fitsExactly(path: string, segments: readonly string[]): boolean {
  const pattern = segmentsOf(path)
  const hasRest = pattern.at(-1) === '*'
  if (hasRest ? segments.length < pattern.length : segments.length !== pattern.length) return false
  return pattern.every(
    (segment, place) =>
      (hasRest && place === pattern.length - 1) || isNamed(segment) || segment === segments[place],
  )
}

function valuesOf(path: string, segments: readonly string[]): Readonly<Record<string, string>> {
  const named = segmentsOf(path).flatMap((segment, place) =>
    isNamed(segment) ? [[segment.slice(1, -1), segments[place] ?? ''] as const] : [],
  )
  return Object.fromEntries(named)
}
