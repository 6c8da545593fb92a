/** A power of two: how many names are remembered, each in four bytes. */
const places = 2 ** 14

/**
 * Tells, roughly, whether a name was asked about before not long ago. What is asked about once is
 * not worth keeping: keeping it costs three times the read that it would save.
 */
export class SeenBefore {
  readonly #marks = new Int32Array(places)

  /** Answers, and remembers the name. May mistake one name for another, which does no harm. */
  see(name: number): boolean {
    const mark = markOf(name)
    const place = mark & (places - 1)
    const seen = this.#marks[place] === mark
    this.#marks[place] = mark
    return seen
  }
}

/** Mixes a name of 48 bits into one of 32. */
function markOf(name: number): number {
  const mark = Math.imul(name % 2 ** 32, 31) ^ Math.floor(name / 2 ** 32)
  return Math.imul(mark, 0x9e3779b1) ^ (mark >>> 15)
}
