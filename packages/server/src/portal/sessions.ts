import { type CustomerId, isSessionGood, type SessionId } from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import type { Actor } from '../store/audit.ts'
import type { Store } from '../store/port.ts'
import type { CustomerSessionRecord, FoundCustomer } from '../store/portal.ts'
import { touchSession } from '../store/sql/operators.ts'
import type { Portal } from './context.ts'
import type { SignedIn } from './open-session.ts'
import { sweep } from './sweep.ts'

/** So often is the use of a session written at most. In milliseconds. */
const touchMs = 60_000

/** A session that lasts, with what its customer is in the project that is asked about. */
export type FoundSession = FoundCustomer & { readonly token: string }

/**
 * The session of a cookie, read anew with its customer and their membership of a project (its id or
 * slug; null: of none); null when it does not last.
 */
export async function findSession(
  cookie: string | undefined,
  project: string | null,
  portal: Portal,
): Promise<FoundSession | null> {
  const { store } = portal.engine
  const token = portal.cookies.tokenOf(cookie)
  const found = token === null ? null : await store.customerSession(token, project)
  if (token === null || found === null || !isSessionGood(found.session, found.at)) return null
  if (found.at - found.session.seenAt >= touchMs) {
    touchSession(store.signIn, found.session.id, found.at, 'customer_sessions').catch(
      (error: unknown) => portal.onFailure(error, 'the use of a session could not be written'),
    )
    sweep(portal)
  }
  return { ...found, token }
}

/** Ends a session of oneself. */
export function signOut(
  { session, customer }: Pick<SignedIn, 'session' | 'customer'>,
  actor: Actor,
  store: Store,
): Promise<void> {
  return store.change(async (change) => {
    await change.endCustomerSessions({ id: session.id })
    await record(change, actor, 'customer.sign-out', { before: customer, after: customer })
  })
}

/** Ends one of one's sessions. Refuses with `object_unknown` where it is none of them. */
export function endSession(
  { id, customerId }: { readonly id: SessionId; readonly customerId: CustomerId },
  actor: Actor,
  store: Store,
): Promise<Outcome<null>> {
  return store.change(async (change) => {
    const session = await change.customerSession(id)
    const customer = await change.customer(customerId)
    if (customer === null || session?.customerId !== customerId) return refused('object_unknown')
    await change.endCustomerSessions({ id })
    await record(change, actor, 'customer.end-session', { before: customer, after: customer })
    return done(null)
  })
}

/** One's sessions that last, the newest first. */
export async function listSessions(
  id: CustomerId,
  page: { readonly before: SessionId | null; readonly limit: number },
  store: Store,
): Promise<readonly CustomerSessionRecord[]> {
  return store.customerSessions(id, { ...page, at: await store.ping() })
}
