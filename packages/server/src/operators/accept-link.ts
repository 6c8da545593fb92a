import { record } from '../engine/audit/record.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { sha256 } from '../engine/random.ts'
import type { OperatorRecord } from '../store/operators.ts'
import { actorOf } from './actor.ts'
import { isOpen, newOperator } from './admit.ts'
import { countAttempt } from './attempts.ts'
import { headersOf } from './browser.ts'
import type { SignIn, Visitor } from './context.ts'
import { type Opened, openSession } from './open-session.ts'

export interface AcceptLink {
  readonly secret: string
  readonly name: string
  /** Null: that of the invitation. */
  readonly email: string | null
  readonly password: string
}

/**
 * Makes an operator by a link, once, and signs them in. Links of the first start take the address that
 * is given, invitations have one.
 */
export async function acceptLink(
  command: AcceptLink,
  visitor: Visitor,
  context: SignIn,
): Promise<Outcome<Opened>> {
  const limited = await countAttempt({ source: visitor.source }, context)
  if (limited !== null) return { ok: false, refusal: limited }
  const { api, $context } = await context.auth()
  const { password } = command
  const digest = await (await $context).password.hash(password)
  const outcome = await makeOperator(command, digest, visitor, context)
  if (!outcome.ok) return outcome
  const body = { email: outcome.value.email, password }
  const headers = headersOf({ ...visitor.browser, cookie: undefined })
  const signed = await api.signInEmail({ body, headers, returnHeaders: true })
  return openSession({ headers: signed.headers, way: 'sign-in' }, visitor, context)
}

function makeOperator(
  { secret, name, email }: AcceptLink,
  passwordDigest: string,
  visitor: Visitor,
  { engine: { store } }: SignIn,
): Promise<Outcome<OperatorRecord>> {
  return store.change(async (change) => {
    const invitation = await change.invitation({ digest: sha256(secret) })
    const isOfKind = (invitation?.email === null) === (email !== null)
    if (invitation === null || !isOfKind || !isOpen(invitation, change.at)) {
      return refused('link_refused')
    }
    const mail = invitation.email ?? email ?? ''
    const operator = newOperator({ email: mail, name, role: invitation.role }, change.at)
    if (!(await change.insertOperator(operator, passwordDigest))) {
      return refused('object_exists', { member: 'email' })
    }
    await change.useInvitation(invitation.id)
    const actor = actorOf(operator, visitor)
    await record(change, actor, 'operator.create', { after: operator })
    const used = { ...invitation, usedAt: change.at }
    await record(change, actor, 'invitation.accept', { before: invitation, after: used })
    return done(operator)
  })
}
