import type { Environment, Level, UnixMillis } from './branded.ts'
import { holdsCapability } from './capabilities.ts'
import type { CredentialRecord } from './credential-record.ts'
import { type Confirmation, type Possession, provesPossession } from './possession.ts'
import type { RefusalCode } from './refusals.ts'
import { effectiveScopes, type Grant } from './rights.ts'
import { missingScopes, type Scopes } from './scopes.ts'

/** What a request shows, after its secret or signature has been checked. */
export type Shown =
  | { readonly kind: 'key'; readonly generation: number; readonly closesAt: UnixMillis | null }
  | {
      readonly kind: 'token'
      readonly generation: number
      readonly tokenId: string
      readonly scopes: Scopes
      readonly audiences: readonly string[]
      readonly issuedAt: UnixMillis
      readonly expiresAt: UnixMillis
      /** Whether this very token was revoked. */
      readonly isRevoked: boolean
      /** Who acts for its subject (RFC 8693 §4.1), as it says; null: nobody. */
      readonly actor: Actor | null
      /** What the token is bound to; null: whoever has it may use it. */
      readonly confirmation: Confirmation | null
    }

/** Who acts, and for whom: the newest first. */
export interface Actor {
  readonly sub: string
  readonly act?: Actor
}

/** What is asked of the credential. Absent members ask nothing. */
export interface Demand {
  readonly scopes?: readonly string[] | undefined
  readonly capabilities?: readonly string[] | undefined
  readonly environment?: Environment | undefined
  readonly level?: Level | undefined
  /** Id or slug. */
  readonly project?: string | undefined
}

/** How the declared address of the client stands to the allow-list of the key. */
export type AddressStanding = 'unrestricted' | 'allowed' | 'refused' | 'undeclared'

export interface Facts {
  readonly record: CredentialRecord
  readonly shown: Shown
  readonly grant: Grant
  readonly address: AddressStanding
  readonly demand: Demand
  /** What the request proves besides; `unasked`: nobody asks for what a bound token needs. */
  readonly possession?: Possession | 'unasked' | undefined
  /** The database's time, from the read that brought the record. */
  readonly at: UnixMillis
}

type Check = (facts: Facts) => RefusalCode | null

/**
 * The order of refusals: the state of the credential first, from what is final to what may pass,
 * then what it is asked for.
 */
const checks: readonly Check[] = [
  ({ record }) => (record.key.revokedAt === null ? null : 'key_revoked'),
  ({ record }) => (record.key.isActive ? null : 'key_inactive'),
  ({ record }) => (record.client === null || record.client.isActive ? null : 'client_inactive'),
  ({ record, at }) => (endedBy(record.key.expiresAt, at) ? 'key_expired' : null),
  ({ shown, at }) =>
    shown.kind === 'key' && endedBy(shown.closesAt, at) ? 'secret_retired' : null,
  ({ shown, at }) =>
    shown.kind === 'token' && endedBy(shown.expiresAt, at) ? 'token_expired' : null,
  ({ record, shown }) =>
    shown.kind === 'token' && isRevoked(shown, record) ? 'token_revoked' : null,
  (facts) => (facts.shown.kind === 'token' && !generationIsOpen(facts) ? 'token_revoked' : null),
  (facts) => (isProven(facts) ? null : 'token_bound'),
  ({ record }) => (record.project === null || record.project.isActive ? null : 'project_inactive'),
  ({ address }) => (address === 'undeclared' ? 'address_missing' : null),
  ({ address }) => (address === 'refused' ? 'address_refused' : null),
  ({ record, demand }) =>
    demand.level === undefined || demand.level === record.key.level ? null : 'level_refused',
  ({ record, demand }) =>
    demand.environment === undefined || demand.environment === record.key.environment
      ? null
      : 'environment_refused',
  (facts) => (projectMatches(facts) ? null : 'project_refused'),
  (facts) => (scopesSuffice(facts) ? null : 'scope_missing'),
  ({ grant, demand }) =>
    (demand.capabilities ?? []).every((one) => holdsCapability(grant.capabilities, one))
      ? null
      : 'capability_missing',
]

/** Every reason why the request may not pass, in the order in which they would be told. */
export function everyFailure(facts: Facts): readonly RefusalCode[] {
  return checks.map((check) => check(facts)).filter((code) => code !== null)
}

/** The first reason why the request may not pass, or null. Pure: the same facts, the same answer. */
export function judge(facts: Facts): RefusalCode | null {
  for (const check of checks) {
    const code = check(facts)
    if (code !== null) return code
  }
  return null
}

/** Whether an end has come. The instant itself is already past it (RFC 7519 §4.1.4). */
function endedBy(end: UnixMillis | null, at: UnixMillis): boolean {
  return end !== null && at >= end
}

function isProven({ shown, possession, at }: Facts): boolean {
  if (shown.kind === 'key' || possession === 'unasked') return true
  const { confirmation } = shown
  if (confirmation !== null) return provesPossession(confirmation, possession ?? null, at)
  // RFC 9449 §7.1: what is shown as bound must be
  return possession === undefined || possession.proof === null
}

/** By itself, or with all that were minted before an instant. */
function isRevoked(
  token: Extract<Shown, { kind: 'token' }>,
  { key, client, project }: CredentialRecord,
): boolean {
  if (token.isRevoked) return true
  const starts = [key.tokensFrom, client?.tokensFrom ?? null, project?.tokensFrom ?? null]
  return starts.some((from) => from !== null && token.issuedAt < from)
}

function generationIsOpen({ record, shown, at }: Facts): boolean {
  return record.secrets.some(
    (secret) => secret.generation === shown.generation && !endedBy(secret.closesAt, at),
  )
}

function projectMatches({ record, demand }: Facts): boolean {
  if (demand.project === undefined) return true
  if (record.project === null) return false
  return demand.project === record.project.id || demand.project === record.project.slug
}

function scopesSuffice({ record, shown, grant, demand }: Facts): boolean {
  if (demand.scopes === undefined || demand.scopes.length === 0) return true
  const held = effectiveScopes(grant, record, shown.kind === 'token' ? shown.scopes : null)
  return missingScopes(held, demand.scopes).length === 0
}
