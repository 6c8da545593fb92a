/** How values are distributed over buckets, in plain numbers: what is counted often is read rarely. */
export class Distribution {
  readonly bounds: readonly number[]
  /** One more than there are bounds: the last counts what is above all of them. */
  readonly counts: number[]
  sum = 0

  /** The bounds ascend; each bucket holds its bound. */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = new Array<number>(bounds.length + 1).fill(0)
  }

  add(value: number): void {
    const { bounds, counts } = this
    let place = 0
    while (place < bounds.length && value > (bounds[place] as number)) place++
    ;(counts[place] as number)++
    this.sum += value
  }
}

/** From half a millisecond to the longest wait that anything may take. */
export const secondsBounds = [
  0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15,
] as const
