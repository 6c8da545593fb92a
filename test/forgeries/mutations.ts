/** A source of numbers from 0 to 1, the same after the same seed. */
export type Random = () => number

/** Mulberry32: good for draws, not for secrets. */
export function randomOf(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * A text that differs from the token in one byte: another in its place, one more or one less. Three
 * of four are of base64url, as those come furthest; one of eight changes the last byte, where the
 * bits are that carry nothing.
 */
export function mutated(token: string, random: Random): string {
  const place = random() < 0.125 ? token.length - 1 : Math.floor(random() * token.length)
  const before = token.slice(0, place)
  const after = token.slice(place + 1)
  const kind = random()
  if (kind < 0.05) return before + after
  if (kind < 0.1) return before + byteOf(random) + token.slice(place)
  for (;;) {
    const byte = byteOf(random)
    if (byte !== token[place]) return before + byte + after
  }
}

function byteOf(random: Random): string {
  return random() < 0.75
    ? base64url.charAt(Math.floor(random() * base64url.length))
    : String.fromCharCode(Math.floor(random() * 256))
}

/** What became of the mutations of one token. */
export interface Mutations {
  readonly tried: number
  readonly accepted: readonly string[]
  /** How often each reason was given. */
  readonly reasons: Readonly<Record<string, number>>
}

/** Says of each text why it is refused; null: it is accepted. */
export type Judge = (texts: readonly string[]) => Promise<readonly (string | null)[]>

const atOnce = 100

/** Tries as many mutations of a token, 100 at once. */
export async function tryMutations(
  token: string,
  { count, random, judge }: { count: number; random: Random; judge: Judge },
): Promise<Mutations> {
  const accepted: string[] = []
  const reasons: Record<string, number> = {}
  for (let tried = 0; tried < count; tried += atOnce) {
    const length = Math.min(atOnce, count - tried)
    const texts = Array.from({ length }, () => mutated(token, random))
    const told = await judge(texts)
    for (const [place, text] of texts.entries()) {
      const reason = told[place] ?? null
      if (reason === null) accepted.push(text)
      else reasons[reason] = (reasons[reason] ?? 0) + 1
    }
  }
  return { tried: count, accepted, reasons }
}
