import {
  idRandomLength,
  makeId,
  type ProjectId,
  sessionMs,
  type UnixMillis,
} from '@countersign/core'
import { record } from '../engine/audit/record.ts'
import { randomText } from '../engine/random.ts'
import type { Visitor } from '../operators/context.ts'
import type { Change } from '../store/port.ts'
import type { CustomerRecord, CustomerSessionRecord } from '../store/portal.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'

/** Somebody has signed in: the session, its secret, and the cookies that say so. */
export interface SignedIn {
  readonly at: UnixMillis
  readonly session: CustomerSessionRecord
  readonly customer: CustomerRecord
  readonly token: string
}

export interface Opened extends SignedIn {
  readonly cookies: readonly string[]
}

interface Opening {
  readonly visitor: Visitor
  readonly change: Change
  /** The one project that it shows; absent: all of the customer's. */
  readonly confinedTo?: ProjectId | null
}

/** More than 190 bits. */
const tokenLength = 32

/**
 * Makes a session, in the change that found out who it is, with its record. What the browser was
 * signed in with before ends.
 */
export async function openSession(
  customer: CustomerRecord,
  { visitor, change, confinedTo = null }: Opening,
  portal: Portal,
): Promise<Opened> {
  const { browser } = visitor
  const before = portal.cookies.tokenOf(browser.cookie)
  if (before !== null) await change.endCustomerSessions({ token: before })
  const token = randomText(tokenLength)
  const session: CustomerSessionRecord = {
    id: makeId('session', change.at, randomText(idRandomLength)),
    customerId: customer.id,
    projectId: confinedTo,
    address: browser.address,
    userAgent: browser.userAgent?.slice(0, 300) ?? null,
    createdAt: change.at,
    seenAt: change.at,
    expiresAt: (change.at + sessionMs.most) as UnixMillis,
  }
  await change.insertCustomerSession(session, token)
  const states = { before: customer, after: customer }
  await record(change, customerActor(customer, visitor), 'customer.sign-in', states)
  const cookies = [portal.cookies.issued(token, sessionMs.most / 1_000), ...known()]
  return { at: change.at, session, customer, token, cookies }

  function known(): readonly string[] {
    const { email } = customer
    return email === null ? [] : [portal.devices.remember(browser.cookie, email)]
  }
}
