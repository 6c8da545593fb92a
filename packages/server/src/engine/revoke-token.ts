import { type ProjectId, parseTokenId, refuse, type UnixMillis } from '@countersign/core'
import { record } from './audit/record.ts'
import { type Known, recognise } from './authenticate.ts'
import type { By } from './maker.ts'
import { done, type Outcome } from './outcome.ts'

/** A token, by its `jti` or as it was given out. */
export type TokenToRevoke = { readonly tokenId: string } | { readonly token: string }

/** What came of it: `isNew` is false where the token was worth nothing before, or is none of ours. */
export interface Revoked {
  readonly tokenId: string | null
  readonly isNew: boolean
}

/** From the moment this resolves one token is worth nothing. */
export async function revokeToken(which: TokenToRevoke, by: By): Promise<Outcome<Revoked>> {
  if ('tokenId' in which) return revokeById(which.tokenId, by)
  const known = await recognise({ credential: which.token, takes: ['token'] }, by.engine)
  return done('refusal' in known ? nothing : await revokeKnown(known, by))
}

/** The same of a token that has been recognised. */
export async function revokeKnown({ shown, record: of }: Known, by: By): Promise<Revoked> {
  if (shown.kind !== 'token') return nothing
  const { tokenId, expiresAt } = shown
  const projectId = of.project?.id ?? null
  return { tokenId, isNew: await endToken({ id: tokenId, expiresAt, projectId }, by) }
}

const nothing: Revoked = { tokenId: null, isNew: false }

const malformed: Outcome<never> = {
  ok: false,
  refusal: refuse('body_invalid', { member: 'jti', expected: 'the jti of a token' }),
}

/** Its end is not known, so it is taken for one that was minted now and lives as long as any. */
async function revokeById(tokenId: string, by: By): Promise<Outcome<Revoked>> {
  const named = parseTokenId(tokenId)
  if (named === null) return malformed
  const { at, record: of } = await by.engine.store.credentialById(named.keyId)
  const lifetimeSeconds = by.engine.policy.tokens?.profile.lifetimeSeconds
  if (of === null || lifetimeSeconds === undefined) return done(nothing)
  const expiresAt = (at + lifetimeSeconds * 1_000 + clockToleranceMs) as UnixMillis
  const projectId = of.project?.id ?? null
  return done({ tokenId, isNew: await endToken({ id: tokenId, expiresAt, projectId }, by) })
}

/** A token may say that it was minted so much later than it was. */
const clockToleranceMs = 30_000

interface Ended {
  readonly id: string
  readonly expiresAt: UnixMillis
  readonly projectId: ProjectId | null
}

function endToken(token: Ended, { maker, engine: { store } }: By): Promise<boolean> {
  return store.change(async (change) => {
    const { id, expiresAt } = token
    if (!(await change.revokeToken({ id, expiresAt }))) return false
    await record(change, maker, 'token.revoke', { after: token })
    return true
  })
}
