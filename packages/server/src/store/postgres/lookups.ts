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

interface WantedId {
  readonly id: KeyId
  readonly tokenId: string | null
}

interface Question<Ask> {
  readonly call: string
  /** How many it takes. */
  readonly parameters: number
  readonly valuesOf: (asks: readonly Ask[]) => unknown[]
  /** What two asks for the same have in common. */
  readonly nameOf: (ask: Ask) => unknown
}

/** Told of every round trip for look-ups, whether it went well or not. */
export type TripListener = (lookups: number, seconds: number) => void

/** A trip of so many takes milliseconds; larger ones would only make the first of them wait. */
const mostAtOnce = 500
const mostWaiting = 20_000

/** Looks credentials up in batches, on connections that do nothing else. */
export class Lookups {
  readonly #lanes: Lane[] = []
  /** With the token that was shown; null: it was the key. */
  readonly byId: (id: KeyId, tokenId: string | null) => Promise<FoundCredential>
  readonly byDigest: (digest: Uint8Array) => Promise<FoundCredential>

  constructor(options: LookupOptions) {
    const ids = this.#batcher<WantedId>(
      {
        call: 'credentials_by_id($1, $2)',
        parameters: 2,
        valuesOf: (asks) => [asks.map(({ id }) => id), asks.map(({ tokenId }) => tokenId)],
        // a token names its key
        nameOf: ({ id, tokenId }) => tokenId ?? id,
      },
      options,
    )
    const digests = this.#batcher<Buffer>(
      {
        call: 'credentials_by_digest($1)',
        parameters: 1,
        valuesOf: (asks) => [asks],
        nameOf: (digest) => digest.toString('latin1'),
      },
      options,
    )
    this.byId = (id, tokenId) => ids.ask({ id, tokenId })
    this.byDigest = (digest) => digests.ask(Buffer.from(digest))
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }

  /** Half of the deadline is for waiting, half for the trip, with a new connection if need be. */
  #batcher<Ask>(
    { call, parameters, valuesOf, nameOf }: Question<Ask>,
    options: LookupOptions,
  ): Batcher<Ask, FoundCredential> {
    const { lease } = options
    const timeline = lease === null ? '' : `${timelineColumn},`
    const text = `select *, ${timeline} $${parameters + 1}::integer as trip from ${call}`
    const halfMs = options.deadlineMs / 2
    const lanes = Array.from({ length: options.lanes }, () => new Lane(options.url, halfMs, lease))
    this.#lanes.push(...lanes)
    return new Batcher<Ask, FoundCredential>({
      lanes: lanes.length,
      mostAtOnce,
      mostWaiting,
      waitMs: halfMs,
      nameOf,
      trip: async (asks, lane) => {
        const from = performance.now()
        try {
          const query = { text, values: valuesOf(asks), rowMode: 'array' as const }
          const rows = (await lanes[lane]?.rows<FoundRow>(query)) ?? []
          return foundCredentials(rows, asks.length)
        } catch (error) {
          throw toPortError(error, 'none')
        } finally {
          options.onTrip(asks.length, (performance.now() - from) / 1_000)
        }
      },
    })
  }
}
