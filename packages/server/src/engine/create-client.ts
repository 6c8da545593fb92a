import {
  type ClientId,
  type ClientSettings,
  idRandomLength,
  makeId,
  type Scopes,
} from '@countersign/core'
import type { Change } from '../store/port.ts'
import type { ClientRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import { anchored, refuseSettings } from './client-settings.ts'
import {
  type CreatedKey,
  insertMadeKey,
  type KeyWishes,
  type Making,
  makeKey,
  recallKey,
  refuseExpiry,
  refuseWishes,
} from './create-key.ts'
import { refuseBeyond } from './maker.ts'
import { once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { refuseTier } from './product.ts'

export interface CreateClient {
  readonly name: string
  /** Most that its keys can have; null: all that the project may. */
  readonly scopes: Scopes
  readonly audiences: readonly string[] | null
  /** Name of its rate limit; null: that of the project. */
  readonly tier: string | null
  readonly settings: ClientSettings
}

export interface CreatedClient {
  readonly client: ClientRecord
  /** Its first secret; null where it authenticates by something else. */
  readonly key: CreatedKey
}

/**
 * Registers an OAuth client of a project (RFC 6749 §2) with its first secret. Refuses as the making
 * of a key does.
 */
export async function createClient(
  project: string,
  command: CreateClient,
  making: Making & { readonly wishes: KeyWishes; readonly engine: Engine },
): Promise<Outcome<CreatedClient>> {
  return making.engine.store.change((change) =>
    once(making.once, change, {
      make: () => makeClient(project, command, { ...making, change }),
      idOf: ({ client, key }) => `${client.id} ${key.stored.key.id}`,
      recall: (ids) => recallClient(ids, change),
    }),
  )
}

async function makeClient(
  project: string,
  command: CreateClient,
  {
    maker,
    wishes,
    engine,
    change,
  }: Making & { readonly wishes: KeyWishes; readonly engine: Engine; readonly change: Change },
): Promise<Outcome<CreatedClient>> {
  const refusal =
    refuseWishes({ ...wishes, ...command }, engine) ??
    refuseSettings(command.settings, engine) ??
    refuseBeyond(maker, command.scopes) ??
    refuseTier(command.tier, engine.policy.tiers) ??
    refuseExpiry(wishes.expires, change.at)
  if (refusal !== null) return { ok: false, refusal }
  const owner = await change.project(project)
  if (owner === null) return refused('object_unknown')

  const client: ClientRecord = {
    ...command,
    id: makeId('client', change.at, engine.crypto.randomText(idRandomLength)),
    projectId: owner.id,
    isActive: true,
    tokensFrom: null,
    createdAt: change.at,
    updatedAt: change.at,
    revision: 1,
  }
  const place = {
    level: 'project',
    projectId: owner.id,
    clientId: client.id,
    permissions: [],
  } as const
  const made = makeKey(wishes, place, { engine, at: change.at })
  const whole = anchored(client, made.stored)
  const key = whole.settings.authentication === null ? made : { ...made, secret: null }
  await change.insertClient(whole)
  await record(change, maker, 'client.create', { after: whole })
  await insertMadeKey(key.stored, maker, change)
  return done({ client: whole, key })
}

async function recallClient(ids: string, change: Change): Promise<CreatedClient | null> {
  const [clientId = '', keyId = ''] = ids.split(' ')
  const client = await change.client(clientId as ClientId)
  const key = await recallKey(keyId, change)
  return client === null || key === null ? null : { client, key }
}
