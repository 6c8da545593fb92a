import pg from 'pg'
import { withDeadline } from '../deadline.ts'
import { type FoundCredential, StoreUnavailable } from '../port.ts'
import { destroy } from './connections.ts'
import { toPortError } from './errors.ts'
import { foundFrom, type Question, statements } from './lookups.ts'

interface Waiting {
  readonly question: Question
  readonly since: number
  readonly resolve: (found: FoundCredential) => void
  readonly reject: (error: unknown) => void
}

/** Questions in one round trip. More would make the first wait for the last. */
const mostAtOnce = 500
/** Questions that wait. Past that, an answer in time is not to be had: better to say so at once. */
const mostWaiting = 10_000
const lanes = 2

/**
 * Look-ups in batches: those that arrive while a round trip is under way go together in the next
 * one. Two connections of their own carry them, so that a slow change never stands before them.
 */
export class Batches {
  readonly #config: pg.ClientConfig
  readonly #deadlineMs: number
  readonly #waiting: Waiting[] = []
  readonly #free: (pg.Client | null)[] = Array.from({ length: lanes }, () => null)
  readonly #underWay = new Set<Promise<void>>()
  #scheduled = false
  #closing = false

  constructor(config: pg.ClientConfig, deadlineMs: number) {
    this.#config = config
    this.#deadlineMs = deadlineMs
  }

  look(question: Question): Promise<FoundCredential> {
    if (this.#closing) return Promise.reject(new StoreUnavailable('The store is closed.'))
    if (this.#waiting.length >= mostWaiting) {
      return Promise.reject(new StoreUnavailable('Too many look-ups wait for PostgreSQL.'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, since: performance.now(), resolve, reject })
      this.#schedule()
    })
  }

  async close(): Promise<void> {
    this.#closing = true
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay)
    await Promise.allSettled(this.#free.map(async (client) => client?.end()))
  }

  /** At the end of this turn of the event loop, so that what it brings goes in one batch. */
  #schedule(): void {
    if (this.#scheduled || this.#free.length === 0) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#send()
    })
  }

  #send(): void {
    while (this.#waiting.length > 0 && this.#free.length > 0) {
      const batch = this.#waiting.splice(0, mostAtOnce)
      const client = this.#free.pop() ?? null
      const trip = this.#answer(batch, client).finally(() => {
        this.#underWay.delete(trip)
        if (this.#waiting.length > 0) this.#schedule()
      })
      this.#underWay.add(trip)
    }
  }

  /** Never rejects. The oldest question of the batch sets the deadline of the trip. */
  async #answer(batch: readonly Waiting[], idle: pg.Client | null): Promise<void> {
    const oldest = batch[0]?.since ?? 0
    const remainingMs = Math.max(1, oldest + this.#deadlineMs - performance.now())
    const client = idle ?? new pg.Client(this.#config)
    try {
      const answers = this.#ask(batch, client, idle === null)
      const found = await withDeadline(answers, remainingMs, late)
      this.#free.push(client)
      for (const [place, { resolve }] of batch.entries()) resolve(found[place] as FoundCredential)
    } catch (error) {
      destroy(client)
      this.#free.push(null)
      const known = toPortError(error, 'none')
      for (const { reject } of batch) reject(known)
    }
  }

  async #ask(
    batch: readonly Waiting[],
    client: pg.Client,
    isNew: boolean,
  ): Promise<readonly FoundCredential[]> {
    if (isNew) {
      // a connection that breaks fails its next question, and is replaced then
      client.on('error', () => undefined)
      await client.connect()
    }
    const found: FoundCredential[] = []
    for (const by of ['id', 'digest'] as const) {
      const places = batch.flatMap(({ question }, place) => (question.by === by ? [place] : []))
      if (places.length === 0) continue
      const { text, parameter } = statements[by]
      const asked = places.map((place) => parameter((batch[place] as Waiting).question))
      const { rows } = await client.query<unknown[]>({ text, values: [asked], rowMode: 'array' })
      places.forEach((place, row) => {
        found[place] = foundFrom(rows[row] ?? [])
      })
    }
    return found
  }
}

function late(): StoreUnavailable {
  return new StoreUnavailable('PostgreSQL did not answer in time.')
}
