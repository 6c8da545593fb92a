import { randomBytes, randomInt } from 'node:crypto'
import {
  base62FromBytes,
  type ClientId,
  idRandomLength,
  type KeyId,
  makeId,
  type ProjectId,
  type UnixMillis,
  usualSettings,
} from '@countersign/core'
import type { AuditRecord } from '../audit.ts'
import type { StoredKey } from '../port.ts'
import type {
  ClientRecord,
  KeyRecord,
  ProjectRecord,
  SigningKeyRecord,
  StoredSecret,
} from '../records.ts'

/** A moment long past, so that nothing depends on when the suite runs. */
export const longAgo = 1_763_900_000_000 as UnixMillis

export function newProjectId(): ProjectId {
  return makeId('project', longAgo, random())
}

export function newClientId(): ClientId {
  return makeId('client', longAgo, random())
}

/** Made in the same millisecond unless told: the order of such ids is that of their random part. */
export function newKeyId(at: UnixMillis = longAgo): KeyId {
  return makeId('key', at, random())
}

function random(): string {
  return base62FromBytes(randomBytes(4 * idRandomLength)).slice(0, idRandomLength)
}

export function aProject(over: Partial<ProjectRecord> = {}): ProjectRecord {
  const id = over.id ?? newProjectId()
  return {
    id,
    slug: `${id.toLowerCase().replace('_', '-')}${randomInt(1_000_000)}`,
    name: 'Weather',
    contact: null,
    isActive: true,
    grants: [],
    tokensFrom: null,
    selfService: null,
    createdAt: longAgo,
    updatedAt: longAgo,
    revision: 1,
    ...over,
  }
}

export function aClient(projectId: ProjectId, over: Partial<ClientRecord> = {}): ClientRecord {
  return {
    id: newClientId(),
    projectId,
    name: 'Backend',
    scopes: null,
    audiences: null,
    tier: null,
    isActive: true,
    tokensFrom: null,
    settings: usualSettings,
    createdAt: longAgo,
    updatedAt: longAgo,
    revision: 1,
    ...over,
  }
}

export function aSecret(over: Partial<StoredSecret> = {}): StoredSecret {
  return {
    generation: 1,
    findBy: 'id',
    format: 'native',
    digest: new Uint8Array(randomBytes(32)),
    salt: null,
    closesAt: null,
    createdAt: longAgo,
    ...over,
  }
}

/** A key of a project; with `projectId: null` a server-level one. */
export function aKey(
  projectId: ProjectId | null,
  over: Partial<KeyRecord> = {},
  secrets: readonly StoredSecret[] = [aSecret()],
): StoredKey {
  return {
    key: {
      id: newKeyId(),
      projectId,
      clientId: null,
      level: projectId === null ? 'server' : 'project',
      environment: 'live',
      name: 'Production',
      keyPrefix: 'cs_live_1abc',
      scopes: null,
      audiences: null,
      permissions: [],
      ipAllow: null,
      metadata: {},
      isActive: true,
      expiresAt: null,
      revokedAt: null,
      revokedReason: null,
      tokensFrom: null,
      lastGeneration: secrets[0]?.generation ?? 0,
      createdAt: longAgo,
      updatedAt: longAgo,
      revision: 1,
      ...over,
    },
    secrets,
  }
}

export function aSigningKey(over: Partial<SigningKeyRecord> = {}): SigningKeyRecord {
  return {
    kid: randomBytes(32).toString('base64url'),
    algorithm: 'ES256',
    publicJwk: '{"kty":"EC"}',
    sealedPrivateKey: new Uint8Array(randomBytes(64)),
    createdAt: longAgo,
    publishedAt: longAgo,
    signsFrom: longAgo,
    signsUntil: null,
    tokenSeconds: 600,
    retiredAt: null,
    compromisedAt: null,
    compromisedReason: null,
    ...over,
  }
}

export function anAuditRecord(over: Partial<AuditRecord> = {}): AuditRecord {
  const id = newProjectId()
  return {
    id: makeId('audit', longAgo, random()),
    at: longAgo,
    actor: { id: 'service', address: null, requestId: null },
    action: 'project.create',
    projectId: id,
    objectIds: [id],
    before: null,
    after: { name: 'Weather' },
    ...over,
  }
}
