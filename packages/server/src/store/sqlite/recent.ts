interface Entry<Value> {
  readonly value: Value
  wanted: boolean
}

/**
 * A bounded index of what was read recently, with a second chance for what is wanted again. It
 * knows nothing of the truth: whoever changes a record takes it out before the change is answered.
 */
export class Recent<Name, Value> {
  readonly #entries = new Map<Name, Entry<Value>>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#entries.size
  }

  has(name: Name): boolean {
    return this.#entries.has(name)
  }

  get(name: Name): Value | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    entry.wanted = true
    return entry.value
  }

  set(name: Name, value: Value): void {
    if (this.#entries.size >= this.#most && !this.#entries.has(name)) this.#makeRoom()
    this.#entries.set(name, { value, wanted: false })
  }

  delete(name: Name): void {
    this.#entries.delete(name)
  }

  clear(): void {
    this.#entries.clear()
  }

  /** Drops the oldest that wasn't wanted since it came, or came round; at worst the oldest. */
  #makeRoom(): void {
    for (const [name, entry] of this.#entries) {
      this.#entries.delete(name)
      if (!entry.wanted) return
      entry.wanted = false
      this.#entries.set(name, entry)
    }
  }
}
