import type { UnixMillis } from '@countersign/core'
import type { StoredSecret } from '../records.ts'

/**
 * The secrets of a key are always read and replaced together, so they are kept in the row of the
 * key: one descent of one index tells all about it. A JSON list of lists, the newest first.
 */
export function writeSecrets(secrets: readonly StoredSecret[]): string {
  const newestFirst = [...secrets].sort((one, other) => other.generation - one.generation)
  return JSON.stringify(
    newestFirst.map(
      (secret): WrittenSecret => [
        secret.generation,
        secret.findBy,
        secret.format,
        hexOf(secret.digest),
        secret.salt && hexOf(secret.salt),
        secret.closesAt,
        secret.createdAt,
      ],
    ),
  )
}

type WrittenSecret = readonly [
  generation: number,
  findBy: StoredSecret['findBy'],
  format: string,
  digest: string,
  salt: string | null,
  closesAt: UnixMillis | null,
  createdAt: UnixMillis,
]

export function readSecrets(text: string): readonly StoredSecret[] {
  return (JSON.parse(text) as WrittenSecret[]).map(readSecret)
}

function readSecret(written: WrittenSecret): StoredSecret {
  const salt = written[4]
  return {
    generation: written[0],
    findBy: written[1],
    format: written[2],
    digest: Buffer.from(written[3], 'hex'),
    salt: salt === null ? null : Buffer.from(salt, 'hex'),
    closesAt: written[5],
    createdAt: written[6],
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
