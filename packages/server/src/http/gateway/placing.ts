import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { canonicalPath, cutShort } from '../../gateway/canonical-path.ts'
import { createRouteTable, type Found, type Pattern } from '../../gateway/route-table.ts'
import type { Rule } from '../../gateway/rules.ts'
import type { Routing } from '../listener.ts'
import { isFramingAmbiguous } from './framing.ts'
import { readTarget } from './request-target.ts'
import { wishedProtocol } from './upgrades.ts'

/** What the gateway knows of a request before it has a route. */
export type Placed =
  | { readonly kind: 'ambiguous' }
  /** Programs could disagree about where it ends, or it came on a connection after one such. */
  | { readonly kind: 'malformed' }
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

/** What no rule of the gateway takes, whatever it says. */
export interface Ours {
  readonly own: readonly OwnRoute[]
  /** The first segment of paths that are all ours; null: of none are. */
  readonly reserved: string | null
}

/** Decides which requests the gateway takes, and where their routes are. */
export interface Placing extends Routing {
  /** To be called before the listener takes requests. */
  readonly use: (rules: readonly Rule[], ours: Ours) => void
  readonly of: (request: IncomingMessage) => Placed | undefined
}

/** Under this name the framework knows the requests that have no one path. */
export const ambiguous = 'ambiguous'

export function createPlacing(): Placing {
  const placed = new WeakMap<IncomingMessage, Placed>()
  // what follows a request whose end is in doubt may be a part of it (RFC 9112 §11.2)
  const distrusted = new WeakSet<Socket>()
  let find: (request: IncomingMessage) => Placed | null = () => null
  return {
    use: (rules, ours) => {
      if (rules.length > 0) find = createFinder(rules, ours)
    },
    of: (request) => placed.get(request),
    mayUpgrade: (request) => wishedProtocol(request) !== null,
    rewriteUrl: (request) => {
      const found = find(request)
      if (found === null) return request.url ?? '/'
      const { socket } = request
      const isMalformed = distrusted.has(socket) || isFramingAmbiguous(request)
      if (isMalformed) distrusted.add(socket)
      placed.set(request, isMalformed ? { kind: 'malformed' } : found)
      return '/'
    },
    placeOf: (request) => {
      const found = placed.get(request)
      if (found === undefined) return undefined
      return found.kind === 'matched' ? found.chosen.route.path : ambiguous
    },
  }
}

interface Either extends Pattern {
  readonly methods: ReadonlySet<string>
  /** Null: a route of our own. */
  readonly rule: Rule | null
}

function createFinder(rules: readonly Rule[], { own, reserved }: Ours) {
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
    if (reserved !== null && path.segments[0] === reserved) return null
    const all = findRoutes(path.segments)
    const first = all.find(({ route }) => route.methods.has(method))
    if (first?.route.rule === null) return null
    const found = all.flatMap(({ route, values }) =>
      route.rule === null ? [] : [{ route: route.rule, values }],
    )
    const chosen = found.find(({ route }) => route === first?.route.rule) ?? found[0]
    if (chosen === undefined) return null
    const read = cutShort(path.segments)
    if (read !== path.segments && !leadsTo(chosen, findRoutes(read), method)) {
      return { kind: 'ambiguous' }
    }
    const others = all.flatMap(({ route }) => (route.rule === null ? [...route.methods] : []))
    return { kind: 'matched', found, chosen, target: path.text + target.query, others }
  }
}

/** Whether the rule for another reading of a path is the same one. */
function leadsTo(
  { route }: Found<Rule>,
  others: readonly Found<Either>[],
  method: string,
): boolean {
  const meant = others.find((other) => other.route.methods.has(method)) ?? others[0]
  return meant?.route.rule === route
}
