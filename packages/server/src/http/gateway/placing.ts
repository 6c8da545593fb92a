import type { IncomingMessage } from 'node:http'
import { canonicalPath } from '../../gateway/canonical-path.ts'
import { createRouteTable, type Found, type Pattern } from '../../gateway/route-table.ts'
import type { Rule } from '../../gateway/rules.ts'
import type { Routing } from '../listener.ts'
import { readTarget } from './request-target.ts'

/** What the gateway knows of a request before it has a route. */
export type Placed =
  | { readonly kind: 'ambiguous' }
  | {
      readonly kind: 'matched'
      /** The narrowest first. */
      readonly found: readonly Found<Rule>[]
      /** The first that lets the method through; the first of all where none does. */
      readonly chosen: Found<Rule>
      /** The one path, and the query as it came. */
      readonly target: string
      /** Methods of our own routes at this path, for `Allow`. */
      readonly others: readonly string[]
    }

/** A route of Countersign's own on the public port: those are matched to the letter, and first. */
export interface OwnRoute {
  readonly path: string
  readonly methods: ReadonlySet<string>
}

/** Decides which requests the gateway takes, and where their routes are. */
export interface Placing extends Routing {
  /** To be called before the listener takes requests. */
  readonly use: (rules: readonly Rule[], own: readonly OwnRoute[]) => void
  readonly of: (request: IncomingMessage) => Placed | undefined
}

/** Under this name the framework knows the requests that have no one path. */
export const ambiguous = 'ambiguous'

export function createPlacing(): Placing {
  const placed = new WeakMap<IncomingMessage, Placed>()
  let find: (request: IncomingMessage) => Placed | null = () => null
  return {
    use: (rules, own) => {
      if (rules.length > 0) find = createFinder(rules, own)
    },
    of: (request) => placed.get(request),
    rewriteUrl: (request) => {
      const found = find(request)
      if (found === null) return request.url ?? '/'
      placed.set(request, found)
      return '/'
    },
    placeOf: (request) => {
      const found = placed.get(request)
      if (found === undefined) return undefined
      return found.kind === 'ambiguous' ? ambiguous : found.chosen.route.path
    },
  }
}

interface Either extends Pattern {
  readonly methods: ReadonlySet<string>
  /** Null: a route of our own. */
  readonly rule: Rule | null
}

function createFinder(rules: readonly Rule[], own: readonly OwnRoute[]) {
  const findRoutes = createRouteTable<Either>([
    ...own.map((route) => ({ ...route, isExact: true, rule: null })),
    ...rules.map((rule) => ({ ...rule, rule })),
  ])
  return (request: IncomingMessage): Placed | null => {
    const { method = '' } = request
    const target = readTarget(request)
    if (target === null) return null
    const path = target.path === null ? null : canonicalPath(target.path)
    if (path === null) {
      // as it stands it may still be one of ours, which reads it as it always has
      const raw = findRoutes((target.path ?? target.raw).slice(1).split('/'))
      return raw.some(({ route }) => route.rule === null) ? null : { kind: 'ambiguous' }
    }
    const all = findRoutes(path.segments)
    const first = all.find(({ route }) => route.methods.has(method))
    if (first?.route.rule === null) return null
    const found = all.flatMap(({ route, values }) =>
      route.rule === null ? [] : [{ route: route.rule, values }],
    )
    const chosen = found.find(({ route }) => route === first?.route.rule) ?? found[0]
    if (chosen === undefined) return null
    const others = all.flatMap(({ route }) => (route.rule === null ? [...route.methods] : []))
    return { kind: 'matched', found, chosen, target: path.text + target.query, others }
  }
}
