import type { StatementSync } from 'node:sqlite'
import type { ClientFacts, KeyId, ProjectFacts } from '@countersign/core'
import type { StoredSecret } from '../records.ts'
import { SeenBefore } from '../seen-before.ts'
import {
  type ClientFactsRow,
  type CredentialKeyRow,
  clientFactsColumns,
  clientFactsFrom,
  columnsOf,
  credentialFrom,
  credentialKeyColumns,
  type ProjectFactsRow,
  projectFactsColumns,
  projectFactsFrom,
  type StoredCredential,
} from '../sql/credential-row.ts'
import type { Reader } from './reader.ts'
import { Recent } from './recent.ts'
import type { Touched } from './touched.ts'

/** About 30 MB of records when full. */
const mostRecords = 50_000
const mostProjects = 10_000
const mostClients = 10_000

/**
 * Looks credentials up, synchronously. Projects and clients are few beside keys, so the look-up
 * reads one row, of the key, and knows the others from before; keys that are asked for again and
 * again are known too. That is no cache that may be stale: every change goes through this process,
 * and `forget` is called between its commit and its answer, with no read in between.
 */
export class Lookups {
  readonly #reader: Reader
  readonly #keyById: StatementSync
  readonly #keyIdByDigest: StatementSync
  readonly #projectById: StatementSync
  readonly #clientById: StatementSync
  readonly #epochById: StatementSync
  readonly #revokedTokenById: StatementSync
  readonly #seenBefore = new SeenBefore()
  readonly #records = new Recent<number, StoredCredential>(mostRecords)
  readonly #idsByDigest = new Recent<number, KeyId>(mostRecords)
  readonly #projects = new Recent<string, ProjectFacts>(mostProjects)
  readonly #clients = new Recent<string, ClientFacts>(mostClients)
  #signingEpoch: number | null = null

  constructor(reader: Reader) {
    const select = (columns: readonly string[], table: string) =>
      reader.prepareForRows(`select ${columnsOf('t', columns)} from ${table} t where t.id = ?`)
    this.#reader = reader
    this.#keyById = select(credentialKeyColumns, 'keys')
    this.#projectById = select(projectFactsColumns, 'projects')
    this.#clientById = select(clientFactsColumns, 'clients')
    this.#epochById = select(['epoch'], 'signing_epoch')
    this.#revokedTokenById = select(['id'], 'revoked_tokens')
    this.#keyIdByDigest = reader.prepareForRows('select key_id from key_digests where digest = ?')
  }

  byId(id: KeyId): StoredCredential | null {
    const name = nameOfId(id)
    const known = this.#records.get(name)
    return known !== undefined && known.key.id === id ? known : this.#read(id, name)
  }

  byDigest(digest: Uint8Array): StoredCredential | null {
    const name = nameOfDigest(digest)
    const id = this.#idsByDigest.get(name)
    const known = id === undefined ? null : this.byId(id)
    // The record is the truth, so what is known of the digest needs no forgetting.
    if (known !== null && isFoundBy(known, digest)) return known

    const row = this.#reader.readRow(this.#keyIdByDigest, digest) as readonly [KeyId] | undefined
    if (row === undefined) return null
    const record = this.byId(row[0])
    if (this.#records.has(nameOfId(row[0]))) this.#idsByDigest.set(name, row[0])
    return record
  }

  /** Whether this very token was revoked. */
  isRevoked(tokenId: string): boolean {
    return this.#reader.readRow(this.#revokedTokenById, tokenId) !== undefined
  }

  signingEpoch(): number {
    this.#signingEpoch ??= (this.#reader.readRow(this.#epochById, 1) as readonly [number])[0]
    return this.#signingEpoch
  }

  /** Forgets all that a finished change could have made untrue. */
  forget({ keys, facts, signingKeys }: Touched): void {
    if (signingKeys) this.#signingEpoch = null
    for (const id of keys) this.#records.delete(nameOfId(id))
    if (facts) this.forgetAll()
  }

  forgetAll(): void {
    this.#signingEpoch = null
    this.#records.clear()
    this.#projects.clear()
    this.#clients.clear()
  }

  #read(id: KeyId, name: number): StoredCredential | null {
    const row = this.#reader.readRow(this.#keyById, id) as CredentialKeyRow | undefined
    if (row === undefined) return null
    const project = row[0] === null ? null : this.#project(row[0])
    const client = row[1] === null ? null : this.#client(row[1])
    const record = credentialFrom(id, row, { project, client })
    if (this.#seenBefore.see(name)) this.#records.set(name, keepable(record))
    return record
  }

  #project(id: string): ProjectFacts {
    const known = this.#projects.get(id)
    if (known !== undefined) return known
    const row = this.#reader.readRow(this.#projectById, id) as ProjectFactsRow
    const project = projectFactsFrom(row)
    this.#projects.set(id, project)
    return project
  }

  #client(id: string): ClientFacts {
    const known = this.#clients.get(id)
    if (known !== undefined) return known
    const row = this.#reader.readRow(this.#clientById, id) as ClientFactsRow
    const client = clientFactsFrom(row)
    this.#clients.set(id, client)
    return client
  }
}

// Names are numbers of 48 bits, found four times as fast as texts. They need not tell all apart,
// since what is found by one is compared with the whole.

/** From the last characters, which are random. */
function nameOfId(id: KeyId): number {
  let name = 0
  for (let place = id.length - 8; place < id.length; place++) {
    name = name * 64 + (id.charCodeAt(place) & 63)
  }
  return name
}

function nameOfDigest(digest: Uint8Array): number {
  let name = 0
  for (let place = 0; place < 6; place++) name = name * 256 + (digest[place] ?? 0)
  return name
}

function isFoundBy({ secrets }: StoredCredential, digest: Uint8Array): boolean {
  return secrets.some((secret) => secret.findBy === 'digest' && areEqual(secret.digest, digest))
}

/** No secret is compared here, and nothing is decided: how long it takes tells nobody anything. */
function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place])
}

/**
 * A copy to be kept: bytes that are read come in slices of larger blocks, and one kept slice
 * would keep its block.
 */
function keepable(record: StoredCredential): StoredCredential {
  return { ...record, secrets: record.secrets.map(withOwnBytes) }
}

function withOwnBytes(secret: StoredSecret): StoredSecret {
  const { digest, salt } = secret
  return { ...secret, digest: new Uint8Array(digest), salt: salt && new Uint8Array(salt) }
}
