import { deflateSync } from 'node:zlib'
import {
  allValid,
  type CredentialRecord,
  entriesOfList,
  generationsOfList,
  isRing,
  judge,
  type KeyId,
  listLifetimeSeconds,
  markGeneration,
  parseTokenId,
  type Statuses,
  type StatusLayout,
  stampOf,
  type TokenStamp,
  type UnixMillis,
  type UnixSeconds,
} from '@countersign/core'
import type { FoundCredential } from '../store/port.ts'
import type { PlacedGeneration } from '../store/tokens.ts'
import type { Engine, Policy } from './ports.ts'
import type { Read } from './signing-keys.ts'

/** So long whoever has a list need not ask for it again. */
export const statusTtlSeconds = 60

const nameOfList = /^([1-9][0-9]{3,4})-(0|[1-9][0-9]{0,8})$/

/**
 * A signed status list (draft-ietf-oauth-status-list §5.1) by its name, made of what is true at the
 * time: which generations are open, and which tokens were revoked. Null: there is none of that name.
 */
export async function statusList(name: string, engine: Engine): Promise<string | null> {
  const { tokens } = engine.policy
  const [, ring = '', number = ''] = nameOfList.exec(name) ?? []
  const layout = { ringSeconds: Number(ring) }
  if (tokens === null || tokens.statusLists === null || !isRing(layout.ringSeconds)) return null
  const perList = generationsOfList(layout)
  const first = Number(number) * perList + 1
  const placed = await engine.store.statusPositions(first, first + perList - 1)
  const read = await readAll(placed, engine)
  if (read === null) return null

  const iat = Math.floor(read.at / 1_000) as UnixSeconds
  const claims = {
    iss: tokens.issuer,
    sub: `${tokens.statusLists.url}/${name}`,
    iat,
    exp: iat + listLifetimeSeconds,
    ttl: statusTtlSeconds,
    status_list: encodeStatuses(markAll(placed, read, { layout, engine })),
  }
  const header = { typ: 'statuslist+jwt', kid: tokens.profile.header.kid }
  return engine.signingKeys.sign(header, claims, read)
}

/** The names of all lists that tokens of the present layout refer to. */
export async function statusListNames(engine: Engine): Promise<readonly string[]> {
  const layout = engine.policy.tokens?.statusLists?.layout
  if (layout === undefined) return []
  const lists = Math.ceil((await engine.store.lastStatusPosition()) / generationsOfList(layout))
  return Array.from({ length: lists }, (_, at) => `${layout.ringSeconds}-${at}`)
}

/** The JSON form of a list (§4.2). */
export function encodeStatuses({ bits, bytes }: Statuses) {
  return { bits, lst: deflateSync(bytes, { level: 9 }).toString('base64url') }
}

/** All that a list is made of, as of the earliest of its reads. */
interface ListRead extends Read {
  readonly found: ReadonlyMap<KeyId, FoundCredential>
  readonly revoked: ReadonlyMap<string, readonly TokenStamp[]>
}

async function readAll(
  placed: readonly PlacedGeneration[],
  { store }: Engine,
): Promise<ListRead | null> {
  const ids = [...new Set(placed.map(({ keyId }) => keyId))]
  const reads = await Promise.all(
    ids.map(async (id) => [id, await store.credentialById(id)] as const),
  )
  const [earliest] = reads.map(([, found]) => found).toSorted((one, other) => one.at - other.at)
  if (earliest === undefined) return null
  const { at, signingEpoch } = earliest
  const revoked = Map.groupBy(await store.revokedTokens(), nameOfGeneration)
  const stamps = [...revoked].map(([name, ended]) => [name, ended.map(stampOf)] as const)
  return { at, signingEpoch, found: new Map(reads), revoked: new Map(stamps) }
}

function nameOfGeneration(tokenId: string): string {
  const named = parseTokenId(tokenId)
  return named === null ? '' : `${named.keyId}.${named.generation}`
}

function markAll(
  placed: readonly PlacedGeneration[],
  { at, found, revoked }: ListRead,
  { layout, engine: { policy } }: { readonly layout: StatusLayout; readonly engine: Engine },
): Statuses {
  const statuses = allValid(entriesOfList, 1)
  const seconds = Math.floor(at / 1_000) as UnixSeconds
  for (const { position, keyId, generation } of placed) {
    const record = found.get(keyId)?.record ?? null
    const standing = {
      position,
      isOpen: record !== null && isOpen(record, generation, { at, policy }),
      tokensFrom: record === null ? (0 as const) : tokensFrom(record),
      revoked: revoked.get(`${keyId}.${generation}`) ?? [],
    }
    markGeneration(statuses.bytes, standing, { layout, at: seconds })
  }
  return statuses
}

/** Whether a token of the generation that was minted just now would be good: by the one judgement. */
function isOpen(
  record: CredentialRecord,
  generation: number,
  { at, policy }: { readonly at: UnixMillis; readonly policy: Policy },
): boolean {
  const shown = {
    kind: 'token',
    generation,
    tokenId: '',
    scopes: null,
    audiences: [],
    issuedAt: Math.max(at, tokensFrom(record)) as UnixMillis,
    expiresAt: (at + 1) as UnixMillis,
    isRevoked: false,
    actor: null,
    confirmation: null,
  } as const
  const grant = policy.grant(record, at)
  const address = 'unrestricted'
  return judge({ record, shown, at, grant, address, demand: {}, possession: 'unasked' }) === null
}

function tokensFrom({ key, client, project }: CredentialRecord): UnixMillis | 0 {
  const starts = [key.tokensFrom, client?.tokensFrom ?? null, project?.tokensFrom ?? null]
  return Math.max(...starts.map((from) => from ?? 0)) as UnixMillis | 0
}
