import { createHmac, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createRootSecret } from '../../packages/server/src/engine/root-secret.ts'
import { openPrivateKey } from '../../packages/server/src/engine/sealed-signing-key.ts'
import { signingKeyFromRow } from '../../packages/server/src/store/sql/rows.ts'
import type { SigningKeyRow } from '../../packages/server/src/store/sql/tables.ts'
import type { TestService } from '../service/service.ts'

/** Makes tokens of any kind that are truly signed: it has what only the service should have. */
export type Signer = (header: string, claims: string) => string

/** By the ES256 key of a service on the embedded database, taken out of its file. */
export function ownSigner({ directory }: Pick<TestService, 'directory'>): Signer {
  const key = signingKeyOf(directory)
  return (header, claims) =>
    joined(header, claims, (input) => sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' }))
}

/** By a secret that is shared (HS256). */
export function sharedSigner(secret: string | Buffer): Signer {
  return (header, claims) =>
    joined(header, claims, (input) => createHmac('sha256', secret).update(input).digest())
}

function signingKeyOf(directory: string): KeyObject {
  const database = new DatabaseSync(join(directory, 'countersign.sqlite'), { readOnly: true })
  const row = database.prepare('select * from signing_keys').get() as unknown as SigningKeyRow
  database.close()
  const secret = readFileSync(join(directory, 'root-secret'), 'utf8').trim()
  return openPrivateKey(signingKeyFromRow(row), createRootSecret(secret))
}

function joined(header: string, claims: string, signed: (input: Buffer) => Buffer): string {
  const input = `${encoded(header)}.${encoded(claims)}`
  return `${input}.${signed(Buffer.from(input)).toString('base64url')}`
}

export function encoded(text: string): string {
  return Buffer.from(text).toString('base64url')
}
