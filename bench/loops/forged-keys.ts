import { keyTextAt } from '../keys.ts'
import type { Side } from '../side.ts'
import { startLoop } from './loop.ts'

/** Forged keys, refused in the process that was given them. */
export function startRefusing(): Promise<Side> {
  return startLoop('loops/refuse.ts', forgedKeys())
}

/** The same forged keys, digested. */
export function startDigesting(): Promise<Side> {
  return startLoop('loops/digest.ts', forgedKeys())
}

/** So many that no processor foresees them, and their texts still fit into its caches. */
const count = 10_000

/** Keys of which one character behind the prefix is another one, each at its own place. */
function forgedKeys(): readonly string[] {
  return Array.from({ length: count }, (_, place) => {
    const text = keyTextAt(place)
    const start = text.lastIndexOf('_') + 1
    const at = start + (place % (text.length - start))
    return text.slice(0, at) + otherThan(text.charAt(at)) + text.slice(at + 1)
  })
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function otherThan(letter: string): string {
  return letters.charAt((letters.indexOf(letter) + 1) % letters.length)
}
