/** A power of two: how many names are remembered, each in four bytes. */
const places = 2 ** 14

/**
 * Tells, roughly, whether a name was asked about before not long ago. What is asked about once is
 * not worth keeping: keeping it costs three times the read that it would save.
 */
export class SeenBefore {
  readonly #marks = new Int32Array(places)

  /** Answers, and remembers the name. May mistake one name for another, which does no harm. */
  see(name: string): boolean {
    const mark = markOf(name)
    const place = mark & (places - 1)
    const seen = this.#marks[place] === mark
    this.#marks[place] = mark
    return seen
  }
}

/** From the last characters, which are random in an id. */
function markOf(name: string): number {
  let mark = 17
  for (let place = Math.max(0, name.length - 8); place < name.length; place++) {
    mark = (Math.imul(mark, 31) + name.charCodeAt(place)) | 0
  }
  return Math.imul(mark, 0x9e3779b1) ^ (mark >>> 15)
}
