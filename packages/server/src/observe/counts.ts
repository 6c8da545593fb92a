import { type RefusalCode, refusals } from '@countersign/core'
import { Distribution, secondsBounds } from './distribution.ts'

export const listenerNames = ['public', 'control'] as const
export type ListenerName = (typeof listenerNames)[number]

/** What waits for the database are told apart by. */
export const operations = ['lookup', 'limits', 'read', 'change', 'uses', 'tend', 'ping'] as const
export type Operation = (typeof operations)[number]

/** `valid`, or the code of the refusal. */
export type Outcome = 'valid' | RefusalCode

const codes = Object.keys(refusals) as RefusalCode[]
export const outcomes: readonly Outcome[] = ['valid', ...codes]

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const knownMethods: ReadonlySet<string> = new Set(methods)

/** Replies of one route to one method, by status. */
export class RouteCounts {
  /** The pattern of the route, never what was asked for; `none` where no route matched. */
  readonly route: string
  readonly method: string
  readonly seconds = new Map<number, Distribution>()

  constructor(route: string, method: string) {
    this.route = route
    this.method = method
  }

  add(status: number, seconds: number): void {
    let distribution = this.seconds.get(status)
    if (distribution === undefined) {
      distribution = new Distribution(secondsBounds)
      this.seconds.set(status, distribution)
    }
    distribution.add(seconds)
  }
}

/** What one listener has done. */
export class ListenerCounts {
  readonly refusals = zeroOf(codes)
  readonly connectionsRefused = { address: 0, total: 0 }
  connections = 0
  readonly routes = new Map<string, RouteCounts>()

  /** Where replies are counted. Routes come as patterns, so there are finitely many. */
  route(pattern: string, method: string): RouteCounts {
    const known = knownMethods.has(method) ? method : 'other'
    const name = `${known} ${pattern}`
    const found = this.routes.get(name)
    if (found !== undefined) return found
    const counts = new RouteCounts(pattern, known)
    this.routes.set(name, counts)
    return counts
  }
}

/** What the process has done: plain numbers, which cost next to nothing until somebody asks. */
export class Counts {
  readonly listeners = { public: new ListenerCounts(), control: new ListenerCounts() }
  readonly verifications = zeroOf(outcomes)
  readonly database: Readonly<Record<Operation, Distribution>> = {
    lookup: new Distribution(secondsBounds),
    limits: new Distribution(secondsBounds),
    read: new Distribution(secondsBounds),
    change: new Distribution(secondsBounds),
    uses: new Distribution(secondsBounds),
    tend: new Distribution(secondsBounds),
    ping: new Distribution(secondsBounds),
  }
  /** Requests whose limit could not be reached, by what became of them. */
  readonly limitsUnreachable = { closed: 0, open: 0 }
  /** Look-ups that went to PostgreSQL together. */
  readonly batches = new Distribution([1, 2, 5, 10, 20, 50, 100, 200, 500])
}

function zeroOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
}
