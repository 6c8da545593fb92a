import { idRandomLength, makeId, type Scopes } from '@countersign/core'
import type { ClientRecord } from '../store/records.ts'
import {
  type CreatedKey,
  type KeyWishes,
  makeKey,
  refuseExpiry,
  refuseWishes,
} from './create-key.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'

export interface CreateClient {
  readonly name: string
  /** Most that its keys can have; null: all that the project may. */
  readonly scopes: Scopes
  readonly audiences: readonly string[] | null
}

export interface CreatedClient {
  readonly client: ClientRecord
  readonly key: CreatedKey
}

/** Registers an OAuth client of a project (RFC 6749 §2) with its first secret. */
export async function createClient(
  project: string,
  command: CreateClient,
  { wishes, engine }: { readonly wishes: KeyWishes; readonly engine: Engine },
): Promise<Outcome<CreatedClient>> {
  return engine.store.change(async (change) => {
    const refusal =
      refuseWishes({ ...wishes, ...command }, engine) ?? refuseExpiry(wishes.expires, change.at)
    if (refusal !== null) return { ok: false, refusal }
    const owner = await change.project(project)
    if (owner === null) return refused('object_unknown')

    const client: ClientRecord = {
      ...command,
      id: makeId('client', change.at, engine.crypto.randomText(idRandomLength)),
      projectId: owner.id,
      tier: null,
      isActive: true,
      createdAt: change.at,
      updatedAt: change.at,
    }
    await change.insertClient(client)
    const place = {
      level: 'project',
      projectId: owner.id,
      clientId: client.id,
      permissions: [],
    } as const
    const key = makeKey(wishes, place, { engine, at: change.at })
    await change.insertKey(key.stored)
    return done({ client, key })
  })
}
