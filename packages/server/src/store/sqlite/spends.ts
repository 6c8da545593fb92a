import type { FullCounter, Spending, Spent, UnixMillis } from '@countersign/core'
import { StoreUnavailable } from '../port.ts'
import {
  KeptWindows,
  markClosed,
  markOpened,
  statementsToKeep,
  statementToForget,
} from './kept-windows.ts'
import type { OpenFiles } from './open-files.ts'
import { Windows } from './windows.ts'
import type { Writer } from './writer.ts'
import type { Step } from './writer-messages.ts'

/** Windows are forgotten so long after they ended, and looked for as often. */
const forgetMs = 60_000

/** Runs one statement as a transaction of its own, in turn with all others. */
export type WriteInTurn = (statement: Step) => Promise<void>

/**
 * Spends in memory, at once. Quotas are on the disk before the answer, those of many requests in one
 * transaction; longer windows at the next call of `tend`.
 */
export class Spends {
  readonly #writer: Writer
  readonly #windows: Windows
  readonly #write: WriteInTurn
  readonly #now: () => UnixMillis
  #underWay: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #forgotAt = 0
  #isClosed = false

  static async open(
    { reader, writer }: Pick<OpenFiles, 'reader' | 'writer'>,
    now: () => UnixMillis,
    write: WriteInTurn,
  ): Promise<Spends> {
    const at = now()
    const { fullBefore } = await markOpened(writer, at)
    reader.renew()
    const windows = new Windows(new KeptWindows(reader), { at, fullBefore })
    return new Spends({ writer, windows, write, now })
  }

  private constructor(given: {
    readonly writer: Writer
    readonly windows: Windows
    readonly write: WriteInTurn
    readonly now: () => UnixMillis
  }) {
    this.#writer = given.writer
    this.#windows = given.windows
    this.#write = given.write
    this.#now = given.now
  }

  spend(spendings: readonly Spending[]): readonly Spent[] | Promise<readonly Spent[]> {
    if (this.#isClosed) throw new StoreUnavailable('The store is closed.')
    const now = this.#now()
    const spent = spendings.map((spending) => this.#windows.spend(spending, now))
    const isQuotaSpent = spendings.some(
      ({ counters }, place) =>
        spent[place]?.isSpent === true && counters.some(({ allowance }) => allowance.isQuota),
    )
    return isQuotaSpent ? this.#written().then(() => spent) : spent
  }

  /** Counters of which much is spent: those that are written nowhere. All others are written then. */
  async nearlyFull(): Promise<{
    readonly at: UnixMillis
    readonly counters: readonly FullCounter[]
  }> {
    await this.#written()
    const at = this.#now()
    return { at, counters: this.#windows.nearlyFull(at) }
  }

  async tend(): Promise<void> {
    await this.#written()
    const now = this.#now()
    if (now < this.#forgotAt + forgetMs) return
    this.#forgotAt = now
    await this.#write(statementToForget((now - forgetMs) as UnixMillis))
  }

  /** Once nothing else is written any more. What can't be kept then counts as full for a while. */
  async close(): Promise<void> {
    this.#isClosed = true
    await markClosed(this.#writer, this.#windows.current(), this.#now()).catch(() => undefined)
  }

  /** Resolves when all that has been spent by now is on the disk. */
  #written(): Promise<void> {
    this.#next ??= this.#underWay.then(() => {
      this.#next = null
      const writing = this.#writeAll()
      this.#underWay = writing.catch(() => undefined)
      return writing
    })
    return this.#next
  }

  async #writeAll(): Promise<void> {
    const windows = this.#windows.unwritten()
    for (const statement of statementsToKeep(windows)) await this.#write(statement)
    this.#windows.noteWritten(windows)
  }
}
