import { hash, randomBytes } from 'node:crypto'
import { base62FromBytes } from '@countersign/core'

/** SHA-256 of the UTF-8 bytes of a text. By way of a text it takes a third of the time. */
export function sha256(text: string): Uint8Array {
  return Buffer.from(hash('sha256', text, 'latin1'), 'latin1')
}

/** Uniform random base62 characters from the system's generator: 5.95 bits each. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) text += base62FromBytes(randomBytes(length + 8))
  return text.slice(0, length)
}

export { randomBytes }
