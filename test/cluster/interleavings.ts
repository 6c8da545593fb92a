import * as fc from 'fast-check'
import { Batcher } from '../../packages/server/src/store/postgres/batcher.ts'
import { type Violation, violationsOf } from './checker.ts'
import { type Heard, Recorder } from './history.ts'

// Two nodes and a database in one process, with the batches of the product: fast-check decides in which
// order what they send each other arrives, and a model is the database.

export interface Search {
  readonly count: number
  readonly seed: number
  /** Breaks a node, to see that the search finds it. */
  readonly broken?: 'cache' | 'early acknowledgement' | 'limits of nodes'
}

export interface Searched {
  readonly interleavings: number
  /** Null: nothing was found. */
  readonly found: string | null
}

const subjects = ['one', 'other'] as const
type Subject = (typeof subjects)[number]

type Step =
  | { readonly kind: 'verify'; readonly node: number; readonly subject: Subject }
  | { readonly kind: 'reduce'; readonly node: number; readonly subject: Subject }

const step: fc.Arbitrary<Step> = fc.record({
  // three verifications to a reduction
  kind: fc.constantFrom('verify', 'verify', 'verify', 'reduce'),
  node: fc.nat(1),
  subject: fc.constantFrom(...subjects),
})

/** Requests that callers make one after another; several callers at once. */
const callers = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
  minLength: 2,
  maxLength: 4,
})

const limit = 3

/** Searches so many interleavings; each is another order of arrivals of other requests. */
export async function search({ count, seed, broken }: Search): Promise<Searched> {
  const property = fc.asyncProperty(
    fc.scheduler({ act: unhurried }),
    callers,
    async (scheduler, all) => {
      const { violations, admitted } = await play(scheduler, all, broken)
      if (violations.length > 0) throw new Error(JSON.stringify(violations[0]))
      for (const [subject, times] of admitted) {
        if (times > limit) throw new Error(`${subject} was let in ${String(times)} times`)
      }
    },
  )
  const details = await fc.check(property, { numRuns: count, seed, endOnFailure: true })
  const found = details.failed ? String(details.errorInstance) : null
  return { interleavings: details.numRuns, found }
}

/** A batch sets out in a later turn of the event loop: it is there when the next arrival is chosen. */
async function unhurried(arrive: () => Promise<unknown>): Promise<void> {
  await arrive()
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done))
}

interface Played {
  readonly violations: readonly Violation[]
  readonly admitted: ReadonlyMap<string, number>
}

async function play(
  scheduler: fc.Scheduler,
  all: readonly (readonly Step[])[],
  broken: Search['broken'],
): Promise<Played> {
  const recorder = new Recorder()
  const database = { reduced: new Set<Subject>(), spent: new Map<string, number>() }
  const admitted = new Map<string, number>()
  let time = 0
  const tick = () => ++time
  for (const subject of subjects) {
    recorder.add({ kind: 'make', subject, node: 0, from: tick(), to: tick() })
  }
  const nodes = [0, 1].map((place) => nodeOver(place, { scheduler, database, broken }))

  const verify = async (place: number, subject: Subject): Promise<void> => {
    const from = tick()
    const heard = (await nodes[place]?.verify(subject)) ?? 'lost'
    if (heard === 'full') admitted.set(subject, (admitted.get(subject) ?? 0) + 1)
    // who is over the limit heard nothing of their rights
    if (heard === 'over the limit') return
    recorder.add({ kind: 'verify', subject, node: place, heard, said: heard, from, to: tick() })
  }
  const reduce = async (place: number, subject: Subject): Promise<void> => {
    const from = tick()
    await nodes[place]?.reduce(subject)
    const about = { subject, node: place, name: 'reduce', outcome: 'done' } as const
    recorder.add({ kind: 'reduce', ...about, from, to: tick() })
  }
  const calls = all.map(async (steps) => {
    for (const { kind, node, subject } of steps) {
      if (kind === 'verify') await verify(node, subject)
      else await reduce(node, subject)
    }
  })
  await unhurried(() => Promise.resolve())
  await scheduler.waitFor(Promise.all(calls))
  const bounds = { slowestMs: Number.POSITIVE_INFINITY, busyMs: Number.POSITIVE_INFINITY }
  return { violations: violationsOf(recorder, bounds), admitted }
}

interface World {
  readonly scheduler: fc.Scheduler
  readonly database: { readonly reduced: Set<Subject>; readonly spent: Map<string, number> }
  readonly broken: Search['broken']
}

/** A node as the product builds it: look-ups in batches, then spends in batches, both over a network. */
function nodeOver(place: number, { scheduler, database, broken }: World) {
  const arrives = (what: string) => scheduler.schedule(Promise.resolve(), what)
  const cache = new Map<Subject, boolean>()
  const lanes = { lanes: 2, mostAtOnce: 2, mostWaiting: 100, waitMs: 60_000 }
  const lookups = new Batcher<Subject, boolean>({
    ...lanes,
    nameOf: (subject) => subject,
    trip: async (asked) => {
      await arrives(`look-up of node ${String(place)}`)
      const found = asked.map((subject) => !database.reduced.has(subject))
      await arrives(`its answer to node ${String(place)}`)
      return found
    },
  })
  const spends = new Batcher<{ readonly subject: Subject }, boolean>({
    ...lanes,
    nameOf: (spending) => spending,
    trip: async (asked) => {
      await arrives(`spending of node ${String(place)}`)
      const fits = asked.map(({ subject }) => spend(subject))
      await arrives(`its answer to node ${String(place)}`)
      return fits
    },
  })
  const spend = (subject: Subject): boolean => {
    const name = broken === 'limits of nodes' ? `${subject}@${String(place)}` : subject
    const spent = database.spent.get(name) ?? 0
    if (spent >= limit) return false
    database.spent.set(name, spent + 1)
    return true
  }
  const look = async (subject: Subject): Promise<boolean> => {
    const known = broken === 'cache' ? cache.get(subject) : undefined
    const isFull = known ?? (await lookups.ask(subject))
    cache.set(subject, isFull)
    return isFull
  }
  return {
    verify: async (subject: Subject): Promise<Heard | 'over the limit'> => {
      if (!(await look(subject))) return 'reduced'
      return (await spends.ask({ subject })) ? 'full' : 'over the limit'
    },
    reduce: async (subject: Subject): Promise<void> => {
      const committed = arrives(`commit of node ${String(place)}`).then(() => {
        database.reduced.add(subject)
      })
      if (broken === 'early acknowledgement') return
      await committed
      await arrives(`its acknowledgement to node ${String(place)}`)
    },
  }
}
