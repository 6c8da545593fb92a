import type { SQLInputValue } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { withDeadline } from '../deadline.ts'
import { StoreUnavailable } from '../port.ts'
import type { EachRow } from '../sql/each-count.ts'
import { toPortError } from './errors.ts'
import type { Writer } from './writer.ts'
import type { Step, StepResult } from './writer-messages.ts'

/**
 * One transaction of the writer thread, from the main thread. Every wait for the thread has the
 * deadline; when one passes, the thread may still be at work, and `settled` says when it no
 * longer is. Only then may the next transaction begin.
 */
export class WriteTransaction {
  readonly #writer: Writer
  readonly #deadlineMs: number
  #state: 'new' | 'begun' | 'ended' = 'new'
  #settled: Promise<unknown> = Promise.resolve()

  constructor(writer: Writer, deadlineMs: number) {
    this.#writer = writer
    this.#deadlineMs = deadlineMs
  }

  /** Resolves when the thread has nothing of this transaction left to do. Never rejects. */
  get settled(): Promise<unknown> {
    return this.#settled
  }

  /** Runs one statement; the first one brings the beginning of the transaction along. */
  run = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
    const { rows, changes } = await this.#take({ kind: 'statement', ...toSqlite(query) })
    return { rows: rows as unknown[], numAffectedRows: BigInt(changes) }
  }

  /** Runs statements for each row that the query gives. */
  each: EachRow = async (from, into) => {
    await this.#take({ kind: 'each', ...toSqlite(from), into })
  }

  /** `onAnswer` is called when the thread has answered, however late and whatever it says. */
  async commit(onAnswer: () => void): Promise<void> {
    const begun = this.#state === 'begun'
    this.#state = 'ended'
    if (begun) await this.#send([{ kind: 'commit' }], { whenLate: 'unknown', onAnswer })
  }

  /** All of a transaction in one message: its one statement, committed. */
  async runWhole(statement: Step, onAnswer: () => void): Promise<void> {
    this.#state = 'ended'
    const steps: Step[] = [{ kind: 'begin' }, statement, { kind: 'commit' }]
    await this.#send(steps, { whenLate: 'unknown', onAnswer })
  }

  /** Whether a transaction could be written: begins one and undoes it. */
  async probe(): Promise<void> {
    this.#state = 'ended'
    await this.#send([{ kind: 'begin' }, { kind: 'rollback' }], { whenLate: 'none' })
  }

  /** Undoes what isn't committed. Doesn't wait: the thread takes its steps in order. */
  rollback(): void {
    if (this.#state === 'new') return
    this.#state = 'ended'
    this.#keep(this.#writer.send([{ kind: 'rollback' }]))
  }

  #take(step: Step): Promise<StepResult> {
    if (this.#state === 'ended') throw new Error('a change was used after its end')
    const steps: Step[] = this.#state === 'new' ? [{ kind: 'begin' }, step] : [step]
    this.#state = 'begun'
    return this.#send(steps, { whenLate: 'none' })
  }

  async #send(
    steps: readonly Step[],
    { whenLate, onAnswer }: { whenLate: 'none' | 'unknown'; onAnswer?: () => void },
  ): Promise<StepResult> {
    const sent = this.#writer.send(steps).finally(onAnswer)
    this.#keep(sent)
    try {
      return await withDeadline(sent, this.#deadlineMs, () => lateAnswer(whenLate))
    } catch (error) {
      throw toPortError(error, whenLate === 'unknown')
    }
  }

  #keep(sent: Promise<unknown>): void {
    this.#settled = Promise.allSettled([this.#settled, sent])
  }
}

function toSqlite({ sql, parameters }: CompiledQuery) {
  return { sql, parameters: parameters as readonly SQLInputValue[] }
}

function lateAnswer(outcome: 'none' | 'unknown'): StoreUnavailable {
  return new StoreUnavailable('The embedded database did not answer in time.', { outcome })
}
