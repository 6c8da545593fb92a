import { setTimeout as pause } from 'node:timers/promises'
import { StoreUnavailable } from '../port.ts'
import { type Connection, reconnect } from './connection.ts'
import { beginning } from './transaction.ts'

/**
 * The timeline of a primary, which changes when a standby takes over; null on a standby. Part of a
 * query, so that it is known of the very server that answered it, whatever pooler is between.
 */
export const timelineColumn = `
  case when pg_is_in_recovery() then null
       else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end`

/**
 * How long a node trusts a server after a heartbeat that it has acknowledged. A heartbeat is a
 * commit, so a synchronous standby has had it: until then it had not taken over.
 */
const trustMs = 2_000
const everyMs = 500
const patienceMs = 1_500

/** Clocks of two machines do not run quite alike. */
const quietMs = trustMs + 200

interface Heartbeat {
  readonly timeline: string
  readonly since: Moment
}

/** By both clocks, as the one stands still while a machine is suspended and the other may be set. */
interface Moment {
  readonly monotonic: number
  readonly wall: number
}

/**
 * What keeps a primary that was replaced from being believed, where a standby may take over. A node
 * believes a server only while a heartbeat begun at most 2 s ago was acknowledged by it, and has no
 * change acknowledged by a new primary until 2 s after it saw that one first. So when the first
 * reduction of rights is acknowledged there, nobody believes the old one any more.
 */
export class Lease {
  readonly #url: string
  readonly #firstSeen = new Map<string, Moment>()
  readonly #stop = new AbortController()
  #last: Heartbeat | null = null
  #connection: Connection | null = null
  #beating: Promise<void> = Promise.resolve()

  constructor(url: string) {
    this.#url = url
  }

  /** Resolves when a server is trusted and changes may begin. Rejects with StoreUnavailable. */
  async begin(): Promise<void> {
    await this.#beat()
    this.#beating = this.#beatRegularly()
    await pause(quietMs)
  }

  /** Throws StoreUnavailable unless the server of this timeline was a primary when `asked` was. */
  believe(timeline: string | null, asked: Moment): void {
    const last = this.#last
    if (timeline === null) throw new StoreUnavailable('PostgreSQL is a standby.')
    if (last?.timeline !== timeline || !isWithin(last.since, asked, trustMs)) {
      throw new StoreUnavailable('PostgreSQL may have been replaced by its standby.')
    }
  }

  /** The same, and that nobody can believe another server any more. */
  believeForChange(timeline: string | null, asked: Moment): void {
    this.believe(timeline, asked)
    const seen = this.#see(timeline ?? '', asked)
    if (isWithin(seen, moment(), quietMs)) {
      throw new StoreUnavailable('PostgreSQL has replaced another server a moment ago.')
    }
  }

  /** Asks a connection which server it has, and throws as above. */
  async check(connection: Connection, use: 'read' | 'change', leftMs: number): Promise<void> {
    const asked = moment()
    const query = { text: `select ${timelineColumn} as timeline` }
    const { rows } = await connection.query<{ timeline: string | null }>(query, leftMs)
    const timeline = rows[0]?.timeline ?? null
    if (use === 'read') this.believe(timeline, asked)
    else this.believeForChange(timeline, asked)
  }

  /** Throws StoreUnavailable unless some server is trusted now. */
  assertTrusted(): void {
    this.believe(this.#last?.timeline ?? null, moment())
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#beating
    await this.#connection?.close()
  }

  async #beatRegularly(): Promise<void> {
    const { signal } = this.#stop
    const isStopped = () => signal.aborted
    while (!isStopped()) {
      await pause(everyMs, null, { signal }).catch(() => undefined)
      // a server that is away is noticed by those who ask it
      if (!isStopped()) await this.#beat().catch(() => undefined)
    }
  }

  /** One message, so that it is one round trip, and works through a pooler. */
  async #beat(): Promise<void> {
    const since = moment()
    const kept = this.#connection
    const connection =
      kept === null || kept.isBroken ? await reconnect(this.#url, patienceMs) : kept
    this.#connection = connection
    const emit = `select ${timelineColumn} as timeline, pg_logical_emit_message(true, 'countersign', '')`
    const sql = `${beginning(patienceMs)}; ${emit}; commit`
    try {
      const answers = await connection.script<{ timeline: string | null }>(sql, patienceMs)
      const timeline = answers[2]?.rows[0]?.timeline ?? null
      if (timeline === null) throw new StoreUnavailable('PostgreSQL is a standby.')
      this.#see(timeline, since)
      this.#last = { timeline, since }
    } catch (error) {
      connection.destroy()
      throw error
    }
  }

  #see(timeline: string, at: Moment): Moment {
    const seen = this.#firstSeen.get(timeline) ?? at
    this.#firstSeen.set(timeline, seen)
    return seen
  }
}

export function moment(): Moment {
  return { monotonic: performance.now(), wall: Date.now() }
}

/** By both clocks. One that was set back says nothing, so what it would bound is over. */
function isWithin(since: Moment, at: Moment, ms: number): boolean {
  const wallMs = at.wall - since.wall
  return at.monotonic - since.monotonic <= ms && wallMs <= ms && wallMs >= -ms
}
