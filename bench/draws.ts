/** In which order keys are presented. */
export type DrawName = 'uniform' | 'hot' | 'one' | 'hundred-thousand'

/** Gives the number of the next key. */
export type Draw = () => number

export const draws: Readonly<
  Record<DrawName, { readonly says: string; readonly of: (count: number, seed: number) => Draw }>
> = {
  uniform: { says: 'every key as likely as any other', of: uniform },
  hot: { says: '80 % of the requests on 1 % of the keys', of: hot },
  one: { says: 'one key', of: () => () => 0 },
  'hundred-thousand': {
    says: '100,000 keys, each as likely as any other of them',
    of: (count, seed) => uniform(Math.min(count, 100_000), seed),
  },
}

function uniform(count: number, seed: number): Draw {
  const next = randomOf(seed)
  return () => Math.floor(next() * count)
}

/** The keys in demand lie apart, every hundredth, so that no page of an index holds several. */
function hot(count: number, seed: number): Draw {
  const next = randomOf(seed)
  const hotCount = Math.ceil(count / 100)
  return () => (next() < 0.8 ? Math.floor(next() * hotCount) * 100 : Math.floor(next() * count))
}

/** Mulberry32: numbers from 0 to 1, the same after the same seed. Good for draws, not for secrets. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
