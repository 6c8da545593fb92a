import { StoreUnavailable } from '../port.ts'

interface Waiting {
  readonly start: () => void
  readonly timer: NodeJS.Timeout | null
}

/** One at a time, in the order of arrival: SQLite has one writer, so writers take turns. */
export class Turns {
  readonly #deadlineMs: number
  readonly #waiting = new Set<Waiting>()
  #taken = false

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs
  }

  /** Resolves when it is the caller's turn; `pass` ends it. Rejects when that takes too long. */
  take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(new StoreUnavailable('The embedded database is busy with other changes.'))
      }, this.#deadlineMs)
      const waiting: Waiting = { start: resolve, timer }
      this.#waiting.add(waiting)
    })
  }

  /** The turn after all who wait already, however long they take. */
  takeLast(): Promise<void> {
    if (!this.#taken) return this.take()
    return new Promise((resolve) => {
      this.#waiting.add({ start: resolve, timer: null })
    })
  }

  pass(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#taken = false
      return
    }
    this.#waiting.delete(next)
    if (next.timer !== null) clearTimeout(next.timer)
    next.start()
  }
}
