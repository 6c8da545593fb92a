import {
  type ClientId,
  type Environment,
  idRandomLength,
  type KeyId,
  makeId,
  type ProjectId,
  parseId,
  type Refusal,
  refuse,
  type Scopes,
  type UnixMillis,
} from '@countersign/core'
import type { Change, StoredKey } from '../store/port.ts'
import type { KeyRecord } from '../store/records.ts'
import { keyAction, record } from './audit/record.ts'
import { type By, type Maker, refuseBeyond } from './maker.ts'
import { makeSecret } from './new-secret.ts'
import { type Once, once } from './once.ts'
import { done, type Outcome } from './outcome.ts'
import type { Engine } from './ports.ts'

/** What the maker of a key chooses. */
export interface KeyWishes {
  readonly name: string
  readonly environment: Environment
  readonly scopes: Scopes
  readonly audiences: readonly string[] | null
  readonly ipAllow: readonly string[] | null
  readonly metadata: Readonly<Record<string, unknown>>
  readonly expires: Expiry
}

/** `after`: milliseconds from now, by the database's clock. */
export type Expiry = { readonly at: UnixMillis } | { readonly after: number } | null

/** Where a key hangs. */
export type KeyOwner =
  | { readonly level: 'project'; readonly project: string; readonly clientId: ClientId | null }
  | { readonly level: 'server'; readonly permissions: readonly string[] }

export interface CreatedKey {
  readonly stored: StoredKey
  /** Shown once: null when the creation was asked for again. */
  readonly secret: string | null
}

/** By whom something is made, and how a repetition of the request is told. */
export interface Making {
  readonly maker: Maker
  readonly once: Once | null
}

/**
 * Makes a key. Refuses an unknown project (`object_unknown`), a client of another project, scopes
 * and audiences that do not exist, scopes that its maker does not have, and an expiry that is not in
 * the future.
 */
export async function createKey(
  owner: KeyOwner,
  wishes: KeyWishes,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<CreatedKey>> {
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => createKeyWithin(change, owner, wishes, { maker, engine }),
      idOf: ({ stored }) => stored.key.id,
      recall: (id) => recallKey(id, change),
    }),
  )
}

/** The same as a step of a change that does more. */
export async function createKeyWithin(
  change: Change,
  owner: KeyOwner,
  wishes: KeyWishes,
  { maker, engine }: By,
): Promise<Outcome<CreatedKey>> {
  const refusal =
    refuseWishes(wishes, engine) ??
    refuseBeyond(maker, wishes.scopes) ??
    refuseExpiry(wishes.expires, change.at)
  if (refusal !== null) return { ok: false, refusal }
  const place = await findPlace(owner, change)
  if ('code' in place) return { ok: false, refusal: place }
  const created = makeKey(wishes, place, { engine, at: change.at })
  await insertMadeKey(created.stored, maker, change)
  return done(created)
}

/** Writes a new key with the record of it, and which customer made it, if one did. */
export async function insertMadeKey(
  stored: StoredKey,
  maker: Maker,
  change: Change,
): Promise<void> {
  const { key } = stored
  await change.insertKey(stored)
  const customerId = parseId('customer', maker.id)
  if (customerId !== null) await change.noteKeyMaker(key.id, customerId)
  await record(change, maker, keyAction(key.level, 'create'), { after: stored })
}

/** A key that was made before, without its secret, which nobody knows any more. */
export async function recallKey(id: string, change: Change): Promise<CreatedKey | null> {
  const stored = await change.key(id as KeyId)
  return stored === null ? null : { stored, secret: null }
}

/** What of the wishes the contract in force does not have, or the environment has no keys for. */
export function refuseWishes(
  wishes: Partial<Pick<KeyWishes, 'scopes' | 'audiences' | 'environment'>>,
  { policy }: Engine,
): Refusal | null {
  const { scopes: known, audiences, issueFormat } = policy
  if (wishes.environment !== undefined && issueFormat.prefixes[wishes.environment] === undefined) {
    return refuse('body_invalid', {
      member: 'environment',
      expected: Object.keys(issueFormat.prefixes).join(' or '),
    })
  }
  if (known !== null && wishes.scopes?.every((scope) => known.includes(scope)) === false) {
    return refuse('body_invalid', { member: 'scopes', expected: `only ${known.join(', ')}` })
  }
  if (wishes.audiences?.every((audience) => audiences.includes(audience)) === false) {
    return refuse('body_invalid', { member: 'audiences', expected: `only ${audiences.join(', ')}` })
  }
  return null
}

export function refuseExpiry(expires: Expiry, at: UnixMillis): Refusal | null {
  if (expires === null || 'after' in expires || expires.at > at) return null
  return refuse('body_invalid', { member: 'expires_at', expected: 'an instant in the future' })
}

export function expiryAt(expires: Expiry, at: UnixMillis): UnixMillis | null {
  if (expires === null) return null
  return 'at' in expires ? expires.at : ((at + expires.after) as UnixMillis)
}

type Place = Pick<KeyRecord, 'level' | 'projectId' | 'clientId' | 'permissions'>

async function findPlace(owner: KeyOwner, change: Change): Promise<Place | Refusal> {
  if (owner.level === 'server') {
    return { level: 'server', projectId: null, clientId: null, permissions: owner.permissions }
  }
  const project = await change.project(owner.project)
  if (project === null) return refuse('object_unknown')
  if (owner.clientId !== null && !(await ownsClient(project.id, owner.clientId, change))) {
    return refuse('body_invalid', { member: 'client', expected: 'a client of this project' })
  }
  return { level: 'project', projectId: project.id, clientId: owner.clientId, permissions: [] }
}

async function ownsClient(projectId: ProjectId, clientId: ClientId, change: Change) {
  return (await change.client(clientId))?.projectId === projectId
}

/** Puts the record and its first secret together. */
export function makeKey(
  { expires, ...wishes }: KeyWishes,
  place: Place,
  { engine, at }: { readonly engine: Engine; readonly at: UnixMillis },
): CreatedKey {
  const id: KeyId = makeId('key', at, engine.crypto.randomText(idRandomLength))
  const secret = makeSecret({ id, environment: wishes.environment, generation: 1 }, at, engine)
  const key: KeyRecord = {
    ...wishes,
    ...place,
    id,
    keyPrefix: secret.keyPrefix,
    expiresAt: expiryAt(expires, at),
    isActive: true,
    revokedAt: null,
    revokedReason: null,
    tokensFrom: null,
    lastGeneration: 1,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  return { stored: { key, secrets: [secret.stored] }, secret: secret.text }
}
