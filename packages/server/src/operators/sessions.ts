import { isSessionGood, type OperatorId, type SessionId } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import type { Actor } from '../store/audit.ts'
import type { FoundSession, SessionRecord, SessionsPage } from '../store/operators.ts'
import type { Store } from '../store/port.ts'
import type { SignIn } from './context.ts'

/** So often is the use of a session written at most: it lasts 12 hours without. In milliseconds. */
const touchMs = 60_000

/**
 * The session of a cookie, read anew, with its operator; null when it does not last, or its operator
 * may not sign in any more. A request that goes on, and asks whether it still may, is no use of it.
 */
export async function findSession(
  cookie: string | undefined,
  { engine: { store }, cookies, onFailure }: SignIn,
  use: { readonly isNoted: boolean } = { isNoted: true },
): Promise<(FoundSession & { readonly token: string }) | null> {
  const token = cookies.tokenOf(cookie)
  const found = token === null ? null : await store.session(token)
  if (token === null || found === null) return null
  const { at, session, operator } = found
  if (!operator.isActive || !isSessionGood(session, at)) return null
  if (use.isNoted && at - session.seenAt >= touchMs) {
    const failed = (error: unknown) => onFailure(error, 'the use of a session could not be written')
    store.touchSession(session.id, at).catch(failed)
  }
  return { ...found, token }
}

/** Ends a session of oneself. */
export function signOut({ session, operator }: FoundSession, actor: Actor, store: Store) {
  return store.change(async (change) => {
    await change.endSessions({ id: session.id })
    await record(change, actor, 'operator.sign-out', { before: operator, after: operator })
  })
}

/** Which session of whom. */
export interface SessionRef {
  readonly id: SessionId
  readonly operatorId: OperatorId
}

/** Ends one of the sessions of an operator. Refuses with `object_unknown` where it is none of theirs. */
export function endSession(
  { id, operatorId }: SessionRef,
  actor: Actor,
  store: Store,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const session = await change.session(id)
    if (session?.operatorId !== operatorId) return refused('object_unknown')
    await change.endSessions({ id })
    await record(change, actor, 'session.end', { before: session })
    return done(null)
  })
}

/** Ends all sessions of an operator but one, where one is named. */
export function endSessions(
  ended: { readonly operatorId: OperatorId; readonly exceptId?: SessionId },
  actor: Actor,
  store: Store,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const operator = await change.operator(ended.operatorId)
    if (operator === null) return refused('object_unknown')
    await change.endSessions(ended)
    await record(change, actor, 'operator.end-sessions', { before: operator, after: operator })
    return done(null)
  })
}

/** The sessions of an operator that last, the newest first. */
export async function listSessions(
  operatorId: OperatorId,
  page: Omit<SessionsPage, 'at'>,
  store: Store,
): Promise<readonly SessionRecord[]> {
  return store.sessionsOf(operatorId, { ...page, at: await store.ping() })
}
