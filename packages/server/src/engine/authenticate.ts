import {
  type Actor,
  type Confirmation,
  type Demand,
  decodeCompactJws,
  everyFailure,
  type Facts,
  judge,
  type KeyId,
  looksLikeJws,
  type Principal,
  parseStrictJson,
  principalOf,
  type Refusal,
  type RefusalCode,
  readClaims,
  refuse,
  type Shown,
  type Subject,
  type UnixMillis,
} from '@countersign/core'
import { standingOf } from './address.ts'
import { typeFor } from './audiences.ts'
import type { KnownKey } from './known-keys.ts'
import type { Engine } from './ports.ts'
import { matchSecret } from './secret-digest.ts'
import { whenRead } from './when-read.ts'

/** A request for judgement of one credential. */
export interface Presented {
  readonly credential: string
  readonly takes: readonly ('key' | 'token')[]
  /** Address of the client, as declared or seen; null when it is not known. */
  readonly address: string | null
  readonly demand: Demand
  /** What the request proves besides; absent: nothing. */
  readonly possession?: Facts['possession']
}

/** Where a credential is used, and for what. */
export type Use = Pick<Presented, 'address' | 'demand' | 'possession'>

export type Authentication =
  | {
      readonly principal: Principal
      readonly facts: Facts
      /** The epoch of the signing keys, from the read that brought the facts. */
      readonly signingEpoch: number
    }
  | Refused

/** A credential may not pass. */
export interface Refused {
  readonly refusal: Refusal
  /** The time of the judgement; absent where there was nothing to look up. */
  readonly at?: UnixMillis
}

/**
 * Present, know, judge: finds out who a credential is and whether it may pass. Forgeries end before
 * any look-up. At once where the store answers at once, which makes a verification a third faster.
 * Throws or rejects with StoreUnavailable when the truth can't be read.
 */
export function authenticate(
  presented: Presented,
  engine: Engine,
): Authentication | Promise<Authentication> {
  const { step } = engine.telemetry
  return step === null
    ? recogniseAndJudge(presented, engine)
    : step('authenticate', () => recogniseAndJudge(presented, engine))
}

function recogniseAndJudge(
  presented: Presented,
  engine: Engine,
): Authentication | Promise<Authentication> {
  return whenRead(recognise(presented, engine), (known) =>
    'refusal' in known ? known : judgeKnown(known, presented, engine),
  )
}

/**
 * Every reason why a credential may not pass, for who must find out why a customer is refused. One
 * that nobody knows has one reason. Empty: it may pass.
 */
export function explain(
  presented: Presented,
  engine: Engine,
): readonly RefusalCode[] | Promise<readonly RefusalCode[]> {
  return whenRead(recognise(presented, engine), (known) =>
    'refusal' in known ? [known.refusal.code] : everyFailure(factsOf(known, presented, engine)),
  )
}

/**
 * Judges one credential for several uses by one read: why each may not go on, null where it may.
 * Nothing is counted and no use is remembered. Throws or rejects as `authenticate` does.
 */
export function judgeUses(
  { credential, takes }: Pick<Presented, 'credential' | 'takes'>,
  uses: readonly Use[],
  engine: Engine,
): readonly (Refusal | null)[] | Promise<readonly (Refusal | null)[]> {
  return whenRead(recognise({ credential, takes }, engine), (known) =>
    uses.map((use) => {
      if ('refusal' in known) return known.refusal
      const judged = judgeKnown(known, use, engine)
      return 'refusal' in judged ? judged.refusal : null
    }),
  )
}

/**
 * Judges a key whose holder was known by something else than its secret: the keys or the certificate
 * of its client. Null: there is no such key, or it has no secret that is good.
 */
export async function authenticateAnchor(
  keyId: KeyId,
  use: Use,
  engine: Engine,
): Promise<Authentication | null> {
  const { at, record, signingEpoch } = await engine.store.credentialById(keyId)
  const newest = record?.secrets[0]
  if (record === null || newest === undefined) return null
  const { generation, closesAt } = newest
  return judgeKnown(
    { record, shown: { kind: 'key', generation, closesAt }, at, signingEpoch },
    use,
    engine,
  )
}

function judgeKnown(known: Known, presented: Use, engine: Engine): Authentication {
  const facts = factsOf(known, presented, engine)
  const code = judge(facts)
  return code === null
    ? { principal: principalOf(facts), facts, signingEpoch: known.signingEpoch }
    : {
        refusal: refuse(code, { ...memberOf(code, facts), subject: subjectOf(facts.record) }),
        at: facts.at,
      }
}

function subjectOf({ key, project }: Facts['record']): Subject {
  return { keyId: key.id, projectId: project?.id ?? null }
}

function factsOf(
  { record, shown, at }: Pick<Facts, 'record' | 'shown' | 'at'>,
  { address, demand, possession }: Use,
  { policy }: Engine,
): Facts {
  return {
    record,
    shown,
    at,
    grant: policy.grant(record, at),
    address: standingOf(record.key.ipAllow, address),
    demand,
    possession,
  }
}

/**
 * Remembers a use, once all of the request has been found good: for `last_used_at`, and as accepted.
 * `cost` is what the request costs of a limit.
 */
export function rememberUse(
  { record, shown, at, demand }: Facts,
  address: string | null,
  engine: Engine,
  cost = 0,
): void {
  const { id: keyId } = record.key
  const use = { keyId, generation: shown.generation, usedAt: at, usedFrom: address }
  engine.usage.accepted(use, cost)
  if (demand.scopes !== undefined) engine.habits.exercised(keyId, demand.scopes)
}

/** Counts a credential that was refused when it was looked up and judged. */
export function countRefused({ refusal, at }: Refused, { usage }: Engine): void {
  usage.refused(refusal.subject?.keyId ?? null, refusal.code, at ?? null)
}

/** Counts a credential that passed the judgement, and is refused for what the request asks besides. */
export function countRefusal({ code }: Refusal, { record, at }: Facts, { usage }: Engine): void {
  usage.refused(record.key.id, code, at)
}

export type Known = Pick<Facts, 'record' | 'shown' | 'at'> & { readonly signingEpoch: number }

export type Recognised = Known | Refused

/** Tells a key from a token by its shape, and proves it: by its digest, or by its signature. */
export function recognise(
  { credential, takes }: Pick<Presented, 'credential' | 'takes'>,
  engine: Engine,
): Recognised | Promise<Recognised> {
  const key = engine.knownKeys(credential)
  if (key !== null) {
    return takes.includes('key')
      ? recogniseKey(credential, key, engine)
      : { refusal: refuse('credential_kind_refused') }
  }
  if (!looksLikeJws(credential)) return { refusal: refuse('credential_malformed') }
  return takes.includes('token')
    ? recogniseToken(credential, engine)
    : { refusal: refuse('credential_kind_refused') }
}

function recogniseKey(
  text: string,
  { parsed, digest }: KnownKey,
  engine: Engine,
): Recognised | Promise<Recognised> {
  const { store, crypto } = engine
  const found =
    parsed.id === null ? store.credentialByDigest(digest) : store.credentialById(parsed.id)
  return whenRead(found, ({ at, record, signingEpoch }) => {
    const secret = matchSecret({ text, digest }, record?.secrets ?? [], crypto)
    if (record === null || secret === null) return { refusal: refuse('key_unknown') }
    const { generation, closesAt } = secret
    return { record, shown: { kind: 'key', generation, closesAt }, at, signingEpoch }
  })
}

async function recogniseToken(text: string, engine: Engine): Promise<Recognised> {
  const { tokens, audiences } = engine.policy
  const invalid = { refusal: refuse('token_invalid') }
  const jws = decodeCompactJws(text, parseStrictJson)
  if (tokens === null || jws === null) return invalid
  const usual = tokens.profile.header.typ
  const types = [usual, ...Object.values(tokens.types)]
  const signer = await engine.signingKeys.signerOf(jws, types)
  if (signer === null) return invalid

  const claims = readClaims(tokens.profile, tokens.issuer, jws.claims)
  if (claims === null || !claims.audiences.some((one) => audiences.includes(one))) return invalid
  if (jws.header.typ !== typeFor(claims.audiences, usual, tokens.types)) return invalid
  const { tokenId } = claims
  const read = await engine.store.credentialById(claims.keyId, tokenId)
  const { at, record, signingEpoch } = read
  if (!(await engine.signingKeys.accepts(signer, { at, signingEpoch }))) return invalid
  if (record === null || claims.issuedAt * 1_000 > at + clockToleranceMs) return invalid
  const shown: Shown = {
    kind: 'token',
    generation: claims.generation,
    tokenId,
    scopes: claims.scopes,
    audiences: claims.audiences,
    issuedAt: (claims.issuedAt * 1_000) as Facts['at'],
    expiresAt: (claims.expiresAt * 1_000) as Facts['at'],
    isRevoked: read.tokenIsRevoked,
    actor: objectIn(jws.claims['act']) as Actor | null,
    confirmation: objectIn(jws.claims['cnf']) as Confirmation | null,
  }
  return { record, shown, at, signingEpoch }
}

/** An object that we have signed, so it is as we write it; null: there is none. */
function objectIn(value: unknown): object | null {
  return typeof value === 'object' ? value : null
}

/** Tokens are stamped with the database's time, so only a clock that was set back exceeds this. */
const clockToleranceMs = 30_000

function memberOf(code: string, { demand }: Facts): Omit<Refusal, 'code'> {
  if (code === 'scope_missing') return { member: 'scope', expected: demand.scopes?.join(' ') ?? '' }
  if (code === 'capability_missing') {
    return { member: 'capability', expected: demand.capabilities?.join(' ') ?? '' }
  }
  return {}
}
