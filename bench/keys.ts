import { hash } from 'node:crypto'
import {
  base62FromBytes,
  composeKey,
  displayPrefix,
  type Environment,
  idRandomLength,
  type KeyId,
  makeId,
  type ProjectId,
  type UnixMillis,
} from '@countersign/core'
import { native } from '../packages/server/src/contracts/native.ts'
import { randomBytes, randomText, sha256 } from '../packages/server/src/engine/random.ts'
import { createRootSecret } from '../packages/server/src/engine/root-secret.ts'
import { digestSecret } from '../packages/server/src/engine/secret-digest.ts'
import type { StoredKey } from '../packages/server/src/store/port.ts'
import type { ProjectRecord } from '../packages/server/src/store/records.ts'

/** The secrets of the installation that is measured. */
export const benchSecrets = {
  COUNTERSIGN_SECRET: 'root-secret-of-the-benchmarks-0123456789ab',
  COUNTERSIGN_ADMIN_KEY: 'admin-key-of-the-benchmarks-0123456789abcd',
} as const

/** The format of the keys. */
export const benchFormat = native.keys.issue
const root = createRootSecret(benchSecrets.COUNTERSIGN_SECRET)
/** What keys are put together and read with. */
export const benchCrypto = {
  sha256,
  randomText,
  randomBytes,
  macKeys: root.macKeys,
  repeatable: root.repeatable,
}

/** Lists of one length in bytes, so that replies have one too. */
const scopeLists = [
  ['orders:read', 'orders:write'],
  ['assets:read', 'assets:write'],
  ['quotes:read', 'quotes:write'],
] as const

const firstAt = Date.UTC(2025, 0, 1)
const lifetimeMs = 20 * 365 * 86_400_000

/** What a database is filled with. The same count, the same rows: nothing about them is random. */
export interface Stock {
  readonly projects: () => Iterable<ProjectRecord>
  readonly keys: () => Iterable<StoredKey>
}

export function stockOf(count: number): Stock {
  return {
    projects: function* () {
      for (let place = 0; place < projectCount(count); place++) yield projectAt(place)
    },
    keys: function* () {
      for (let place = 0; place < count; place++) yield storedKeyAt(place, count)
    },
  }
}

/** A quarter of a thousand keys in each project, as far as there are that many. */
export function projectCount(keyCount: number): number {
  return Math.max(1, Math.floor(keyCount / 250))
}

/**
 * The text of a key, from its number alone: whoever presents keys need not be told any. It is put
 * together and digested by the code that makes real ones; only its randomness comes from a hash.
 */
export function keyTextAt(place: number): string {
  return composeKey(benchFormat, partsAt(place), benchCrypto)
}

export function keyIdAt(place: number): KeyId {
  return partsAt(place).id
}

function storedKeyAt(place: number, count: number): StoredKey {
  const { id, environment } = partsAt(place)
  const text = keyTextAt(place)
  const at = createdAt(place)
  const scopes = scopeLists[place % scopeLists.length] ?? []
  return {
    key: {
      id,
      level: 'project',
      projectId: projectIdAt(place % projectCount(count)),
      clientId: null,
      environment,
      name: `key ${String(place).padStart(8, '0')}`,
      keyPrefix: displayPrefix(benchFormat, text),
      scopes,
      audiences: null,
      permissions: [],
      ipAllow: null,
      metadata: place % 4 === 0 ? { plan: 'gold' } : {},
      isActive: true,
      expiresAt: (at + lifetimeMs) as UnixMillis,
      revokedAt: null,
      revokedReason: null,
      tokensFrom: null,
      lastGeneration: 1,
      createdAt: at,
      updatedAt: at,
      revision: 1,
    },
    secrets: [
      {
        generation: 1,
        format: benchFormat.name,
        findBy: benchFormat.find.by,
        ...digestSecret(benchFormat, text, benchCrypto),
        closesAt: null,
        createdAt: at,
      },
    ],
  }
}

function projectAt(place: number): ProjectRecord {
  const at = createdAt(0)
  const number = String(place).padStart(6, '0')
  return {
    id: projectIdAt(place),
    slug: `project-${number}`,
    name: `Project ${number}`,
    contact: null,
    isActive: true,
    grants: [],
    tokensFrom: null,
    selfService: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
}

function projectIdAt(place: number): ProjectId {
  return makeId('project', createdAt(0), chanceOf(`project ${place}`).slice(0, idRandomLength))
}

function partsAt(place: number) {
  const chance = chanceOf(`key ${place}`)
  const environment: Environment = place % 5 === 0 ? 'test' : 'live'
  return {
    id: makeId('key', createdAt(place), chance.slice(0, idRandomLength)),
    environment,
    secret: chance.slice(idRandomLength, idRandomLength + benchFormat.find.secretLength),
  }
}

/** A key every 25 seconds: ids grow with time, as those of an installation in use do. */
function createdAt(place: number): UnixMillis {
  return (firstAt + place * 25_000) as UnixMillis
}

/** Base62 characters that look random and belong to a name: more than 41, of 64 bytes. */
function chanceOf(name: string): string {
  return base62FromBytes(hash('sha512', `countersign bench ${name}`, 'buffer'))
}
