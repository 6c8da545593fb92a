import { type ClientId, type KeyId, refuse, type UnixMillis } from '@countersign/core'
import type { Change, StoredKey } from '../store/port.ts'
import type { ClientRecord, ProjectRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { By, Maker } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { revised } from './revision.ts'

/** Whose tokens are meant. A project is named by id or slug. */
export type TokensOf =
  | { readonly kind: 'key'; readonly id: KeyId }
  | { readonly kind: 'client'; readonly id: ClientId }
  | { readonly kind: 'project'; readonly ref: string }

/**
 * Revokes all tokens that were minted from a key, the keys of a client or those of a project before
 * an instant, which is now where it is null. It never takes a revocation back, and no row is kept for
 * a token. Gives the instant from which tokens count. Refuses one that is to come.
 */
export async function revokeTokens(
  of: TokensOf,
  before: UnixMillis | null,
  { maker, engine: { store } }: By,
): Promise<Outcome<UnixMillis>> {
  return store.change(async (change) => {
    const from = before ?? change.at
    if (from > change.at) {
      const about = { member: 'before', expected: 'an instant that has passed' }
      return { ok: false, refusal: refuse('body_invalid', about) }
    }
    return endings[of.kind](of as never, from, { change, maker })
  })
}

interface Ending {
  readonly change: Change
  readonly maker: Maker
}

type End<Of> = (of: Of, from: UnixMillis, ending: Ending) => Promise<Outcome<UnixMillis>>

const endings: { readonly [Kind in TokensOf['kind']]: End<Extract<TokensOf, { kind: Kind }>> } = {
  key: async ({ id }, from, { change, maker }) => {
    const stored = await change.key(id)
    if (stored === null || stored.key.level === 'server') return refused('object_unknown')
    if (isEarlier(from, stored.key)) return done(stored.key.tokensFrom as UnixMillis)
    const key = { ...stored.key, tokensFrom: from, ...revised(stored.key, change.at) }
    const after: StoredKey = { ...stored, key }
    await change.updateKey(after)
    await record(change, maker, 'key.revoke-tokens', { before: stored, after })
    return done(from)
  },
  client: async ({ id }, from, { change, maker }) => {
    const before = await change.client(id)
    if (before === null) return refused('object_unknown')
    if (isEarlier(from, before)) return done(before.tokensFrom as UnixMillis)
    const after: ClientRecord = { ...before, tokensFrom: from, ...revised(before, change.at) }
    await change.updateClient(after)
    await record(change, maker, 'client.revoke-tokens', { before, after })
    return done(from)
  },
  project: async ({ ref }, from, { change, maker }) => {
    const before = await change.project(ref)
    if (before === null) return refused('object_unknown')
    if (isEarlier(from, before)) return done(before.tokensFrom as UnixMillis)
    const after: ProjectRecord = { ...before, tokensFrom: from, ...revised(before, change.at) }
    await change.updateProject(after)
    await record(change, maker, 'project.revoke-tokens', { before, after })
    return done(from)
  },
}

function isEarlier(
  from: UnixMillis,
  { tokensFrom }: { readonly tokensFrom: UnixMillis | null },
): boolean {
  return tokensFrom !== null && from <= tokensFrom
}
