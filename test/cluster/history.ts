/** What the callers of a cluster asked and heard. Times are milliseconds of one monotonic clock. */

export interface Interval {
  /** Before anything of it was sent. */
  readonly from: number
  /** After all of its reply was read, or it was given up. */
  readonly to: number
}

/** A credential was made; from `to` on every node knows it. */
export interface Making extends Interval {
  readonly kind: 'make'
  readonly subject: string
  readonly node: number
}

/** Rights of a credential were reduced. */
export interface Reduction extends Interval {
  readonly kind: 'reduce'
  readonly subject: string
  readonly node: number
  /** Which of the reductions it was. */
  readonly name: string
  /** `done`: acknowledged. `unknown`: it may have happened. `none`: it was refused. */
  readonly outcome: 'done' | 'unknown' | 'none'
}

/** What a verification said of a credential. */
export type Heard =
  /** All that was granted when it was made. */
  | 'full'
  /** Less, in the words of its reduction. */
  | 'reduced'
  /** Less, in other words: a refusal that nothing explains. */
  | 'foreign'
  /** 503 with Retry-After. */
  | 'unavailable'
  /** A reply that no documentation declares. */
  | 'undeclared'
  /** No reply: the connection broke, or nothing came. */
  | 'lost'

export interface Verification extends Interval {
  readonly kind: 'verify'
  readonly subject: string
  readonly node: number
  readonly heard: Heard
  /** Status and code, for people. */
  readonly said: string
}

export type Happening = Making | Reduction | Verification

/** A time in which a fault excuses what is no answer: on one node, or on all of them. */
export interface Excuse extends Interval {
  readonly node: number | null
  readonly for: ReadonlySet<Heard>
}

export interface History {
  readonly happenings: readonly Happening[]
  readonly excuses: readonly Excuse[]
}

/** Verifications by what was known when they began. */
export interface Begun {
  /** After an acknowledged reduction of their credential, by the name of the reduction. */
  readonly afterReduction: ReadonlyMap<string, number>
  /** On another node than the one that had made the credential, before anybody reduced it. */
  readonly fresh: number
}

/** Keeps a history while it is made, and counts what it is asked for. */
export class Recorder implements History {
  readonly happenings: Happening[] = []
  readonly excuses: Excuse[] = []
  readonly #made = new Map<string, Making>()
  readonly #reduced = new Map<string, { readonly done: Interval | null }>()
  readonly #after = new Map<string, number>()
  #afterReduction = 0
  #fresh = 0

  add(happening: Happening): void {
    this.happenings.push(happening)
    const { subject } = happening
    if (happening.kind === 'make') this.#made.set(subject, happening)
    else if (happening.kind === 'reduce') this.#addReduction(happening)
    else this.#addVerification(happening)
  }

  get afterReduction(): number {
    return this.#afterReduction
  }

  get begun(): Begun {
    return { afterReduction: this.#after, fresh: this.#fresh }
  }

  /** Excuses what comes from now on; what it gives ends that. */
  excuse(kinds: Iterable<Heard>, node: number | null = null): () => void {
    const excuse = {
      node,
      for: new Set(kinds),
      from: performance.now(),
      to: Number.POSITIVE_INFINITY,
    }
    this.excuses.push(excuse)
    return () => {
      excuse.to = performance.now()
    }
  }

  #addReduction(reduction: Reduction): void {
    const { subject, outcome } = reduction
    const known = this.#reduced.get(subject)?.done ?? null
    this.#reduced.set(subject, { done: known ?? (outcome === 'done' ? reduction : null) })
  }

  #addVerification({ subject, from, node }: Verification): void {
    const reduced = this.#reduced.get(subject)
    if (reduced === undefined) {
      const made = this.#made.get(subject)
      if (made !== undefined && made.node !== node && made.to < from) this.#fresh++
    } else if (reduced.done !== null && reduced.done.to < from) {
      this.#afterReduction++
      const name = subject.replace(/ \d+/, '')
      this.#after.set(name, (this.#after.get(name) ?? 0) + 1)
    }
  }
}
