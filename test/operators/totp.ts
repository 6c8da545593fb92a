import { createHmac } from 'node:crypto'

/** The secret in the address that an app reads. */
export function secretIn(uri: string): Buffer {
  return secretOfText(new URL(uri).searchParams.get('secret') ?? '')
}

/** The secret as it is typed into an app (RFC 4648 §6). */
export function secretOfText(typed: string): Buffer {
  const text = typed.replaceAll(/\s/g, '')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(text, (one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join(
    '',
  )
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/**
 * The code of an app at this instant (RFC 6238), or of the half minute after it, which is taken as well:
 * each is good once.
 */
export function codeOf(secret: Buffer, later: 0 | 1 = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
