import { hash, randomBytes } from 'node:crypto'
import { base62FromBytes } from '@countersign/core'

/** SHA-256 of the UTF-8 bytes of a text. */
export function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer')
}

/** Uniform random base62 characters from the system's generator: 5.95 bits each. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) text += base62FromBytes(randomBytes(length + 8))
  return text.slice(0, length)
}

export { randomBytes }
