import type { SQLInputValue } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { withDeadline } from '../deadline.ts'
import { StoreUnavailable } from '../port.ts'
import { toPortError } from './errors.ts'
import { Turns } from './turns.ts'
import { Writer } from './writer.ts'

/** How long a report may take, and how long it waits for the one before. */
const deadlineMs = 2_000

/**
 * Reads that add up many rows, on a thread of their own, so that no verification waits for them. It
 * is the thread of the writer with a connection that only reads, and begins with the first report.
 */
export class Reports {
  readonly #path: string
  readonly #turns = new Turns(deadlineMs)
  #thread: Promise<Writer> | null = null
  #isClosed = false

  constructor(path: string) {
    this.#path = path
  }

  /** One at a time: who would wait too long is told so, and nothing piles up. */
  run = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
    await this.#turns.take()
    const sent = this.#send(query).finally(() => this.#turns.pass())
    try {
      const { rows } = await withDeadline(sent, deadlineMs, late)
      return { rows: rows as unknown[] }
    } catch (error) {
      throw toPortError(error, false)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const [thread] = await Promise.allSettled([this.#thread])
    if (thread.status === 'fulfilled') await thread.value?.close()
  }

  async #send({ sql, parameters }: CompiledQuery) {
    if (this.#isClosed) throw new StoreUnavailable('The store is closed.')
    const options = { path: this.#path, isReadOnly: true, busyTimeoutMs: deadlineMs }
    this.#thread ??= Writer.open(options)
    const opened = this.#thread
    const values = parameters as readonly SQLInputValue[]
    try {
      return await (await opened).send([{ kind: 'statement', sql, parameters: values }])
    } catch (error) {
      // the next report begins another thread
      this.#thread = null
      void opened.then((thread) => thread.close()).catch(() => undefined)
      throw error
    }
  }
}

function late(): StoreUnavailable {
  return new StoreUnavailable('The embedded database did not add up in time.')
}
