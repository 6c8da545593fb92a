import type { KeyId } from '@countersign/core'
import type { FoundCredential } from '../port.ts'
import { Batcher } from './batcher.ts'
import { toPortError } from './errors.ts'
import { type FoundRow, foundCredentials } from './found-credentials.ts'
import { Lane } from './lane.ts'
import { type Lease, timelineColumn } from './lease.ts'

export interface LookupOptions {
  readonly url: string
  readonly deadlineMs: number
  /** Connections for look-ups by id, and as many for those by digest, made when first needed. */
  readonly lanes: number
  readonly onTrip: TripListener
  /** Null: no standby takes over. */
  readonly lease: Lease | null
}

/** Told of every round trip for look-ups, whether it went well or not. */
export type TripListener = (lookups: number, seconds: number) => void

/** A trip of so many takes milliseconds; larger ones would only make the first of them wait. */
const mostAtOnce = 500
const mostWaiting = 20_000

/** Looks credentials up in batches, on connections that do nothing else. */
export class Lookups {
  readonly #lanes: Lane[] = []
  readonly byId: (id: KeyId) => Promise<FoundCredential>
  readonly byDigest: (digest: Uint8Array) => Promise<FoundCredential>

  constructor(options: LookupOptions) {
    const ids = this.#batcher<KeyId>('credentials_by_id($1)', (id) => id, options)
    const digests = this.#batcher<Buffer>(
      'credentials_by_digest($1)',
      (digest) => digest.toString('latin1'),
      options,
    )
    this.byId = (id) => ids.ask(id)
    this.byDigest = (digest) => digests.ask(Buffer.from(digest))
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }

  /** Half of the deadline is for waiting, half for the trip, with a new connection if need be. */
  #batcher<Name>(
    call: string,
    nameOf: (name: Name) => unknown,
    options: LookupOptions,
  ): Batcher<Name, FoundCredential> {
    const { lease } = options
    const text = `select ${lease === null ? '*' : `*, ${timelineColumn}`} from ${call}`
    const halfMs = options.deadlineMs / 2
    const lanes = Array.from({ length: options.lanes }, () => new Lane(options.url, halfMs, lease))
    this.#lanes.push(...lanes)
    return new Batcher<Name, FoundCredential>({
      lanes: lanes.length,
      mostAtOnce,
      mostWaiting,
      waitMs: halfMs,
      nameOf,
      trip: async (names, lane) => {
        const from = performance.now()
        try {
          const query = { text, values: [names], rowMode: 'array' as const }
          const rows = (await lanes[lane]?.rows<FoundRow>(query)) ?? []
          return foundCredentials(rows, names.length)
        } catch (error) {
          throw toPortError(error, 'none')
        } finally {
          options.onTrip(names.length, (performance.now() - from) / 1_000)
        }
      },
    })
  }
}
