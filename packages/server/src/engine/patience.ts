import { withDeadline } from '../store/deadline.ts'
import { StoreUnavailable } from '../store/port.ts'
import type { Engine } from './ports.ts'

/** How long one request waits for the database in all, however often it asks: a little below 2 s. */
export const patienceMs = 1_800

/**
 * The engine for one request, whose waits end together: after so long each of them rejects with
 * StoreUnavailable. What it had asked for goes on, and nobody hears of it.
 */
export function impatient<Of extends Pick<Engine, 'store' | 'signingKeys' | 'statusPositions'>>(
  engine: Of,
  leftMs: number,
): Of {
  const until = performance.now() + leftMs
  return {
    ...engine,
    store: inTime(engine.store, until),
    signingKeys: inTime(engine.signingKeys, until),
    statusPositions: inTime(engine.statusPositions, until),
  }
}

/** The same object, whose promises are settled by then. What it gives at once, it gives as before. */
function inTime<Of extends object>(object: Of, until: number): Of {
  return new Proxy(object, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(member, target, given)
        if (!(answer instanceof Promise)) return answer
        return withDeadline(answer, Math.max(0, until - performance.now()), late)
      }
    },
  })
}

function late(): StoreUnavailable {
  return new StoreUnavailable('The database is too slow for what a request waits for in all.')
}
