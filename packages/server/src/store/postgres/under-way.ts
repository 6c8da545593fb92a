import { StoreUnavailable } from '../port.ts'

/** Counts what is under way, so that closing can wait for it, and refuses what comes later. */
export class UnderWay {
  #count = 0
  readonly #nothing = Promise.withResolvers<unknown>()
  #isEnding = false

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isEnding) throw new StoreUnavailable('The store is closed.')
    this.#count++
    try {
      return await work()
    } finally {
      this.#count--
      this.#settle()
    }
  }

  /** Resolves when nothing is under way; from now on nothing begins. */
  end(): Promise<unknown> {
    this.#isEnding = true
    this.#settle()
    return this.#nothing.promise
  }

  #settle(): void {
    if (this.#isEnding && this.#count === 0) this.#nothing.resolve(null)
  }
}
