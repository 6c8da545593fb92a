import { record } from '../engine/audit/record.ts'
import { makeProject } from '../engine/create-project.ts'
import { done, type Outcome, refused } from '../engine/outcome.ts'
import { randomText } from '../engine/random.ts'
import { countAttempt } from '../operators/attempts.ts'
import type { Visitor } from '../operators/context.ts'
import type { Actor } from '../store/audit.ts'
import type { Change } from '../store/port.ts'
import type { CustomerRecord, PortalLinkRecord, Registration } from '../store/portal.ts'
import { customerActor } from './actor.ts'
import type { Portal } from './context.ts'
import { type Language, linkOf, sendMail } from './mails.ts'
import { newCustomer, newLink, newMembership } from './new-records.ts'
import { type Opened, openSession } from './open-session.ts'
import { digestOf } from './passwords.ts'

/** In milliseconds: somebody waits for the mail. */
export const mailedMs = 60 * 60_000

export interface Register extends Omit<Registration, 'passwordDigest'> {
  readonly email: string
  readonly password: string
}

/**
 * Begins a registration: a mail confirms the address, or says that there is an account. Whether there is
 * one shows in neither the reply nor its time, as what depends on it is done beside. Refuses with
 * `way_closed` where the installation does not let everybody register.
 */
export async function register(
  { email: given, password, name, project }: Register,
  { visitor, language }: { readonly visitor: Visitor; readonly language: Language },
  portal: Portal,
): Promise<Outcome<null>> {
  if (!portal.registration) return refused('way_closed')
  const to = given.toLowerCase()
  const limited = await countAttempt({ source: visitor.source, mailTo: to }, portal)
  if (limited !== null) return { ok: false, refusal: limited }
  const registration = { name, project, passwordDigest: await digestOf(password) }
  begin(to, registration, { language, portal }).catch((error: unknown) =>
    portal.onFailure(error, 'a registration could not begin'),
  )
  return done(null)
}

async function begin(
  to: string,
  registration: Registration,
  { language, portal }: { readonly language: Language; readonly portal: Portal },
): Promise<void> {
  const { store } = portal.engine
  if ((await store.customerBy({ email: to })) !== null) {
    await sendMail('registered', { to, language, link: `${portal.url()}/portal/sign-in` }, portal)
    return
  }
  const made = await store.change(async (change) => {
    const link = newLink('registration', mailedMs, { at: change.at, email: to, registration })
    await change.insertPortalLink(link.link)
    return link
  })
  await sendMail('registration', { to, language, link: linkOf(made, portal) }, portal)
}

/** Makes a customer of who has confirmed their address, with a project of their own, and signs them in. */
export async function confirm(
  link: PortalLinkRecord,
  { visitor, change }: { readonly visitor: Visitor; readonly change: Change },
  portal: Portal,
): Promise<Outcome<Opened>> {
  const { registration, email } = link
  if (registration === null || email === null) return refused('link_refused')
  const customer = newCustomer({ name: registration.name, email, externalId: null }, change.at)
  if (!(await change.insertCustomer(customer))) return refused('link_refused')
  await change.usePortalLink(link.id)
  await change.setCustomerPassword(customer.id, registration.passwordDigest)
  const actor = customerActor(customer, visitor)
  await record(change, actor, 'customer.create', { after: customer })
  await makeOwnProject(customer, registration.project, { actor, change })
  return done(await openSession(customer, { visitor, change }, portal))
}

/** A first project of somebody whom nobody has invited. */
export async function makeOwnProject(
  customer: CustomerRecord,
  name: string,
  { actor, change }: { readonly actor: Actor; readonly change: Change },
): Promise<void> {
  const wish = { slug: slugFor(name), name, contact: customer.email }
  const made = await makeProject(wish, actor, { change, randomText })
  if (!made.ok) throw new Error('a slug that was drawn at random is taken')
  const to = { projectId: made.value.id, role: 'owner' } as const
  const membership = newMembership({ customerId: customer.id }, to, change.at)
  await change.insertMembership(membership)
  await record(change, actor, 'member.create', { after: membership })
}

/** What is left of a name, and enough that is drawn at random for nobody else to have it. */
function slugFor(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  const start = plain.replaceAll(/^-+/g, '').slice(0, 40).replaceAll(/-+$/g, '')
  const end = randomText(10).toLowerCase()
  return start === '' ? `project-${end}` : `${start}-${end}`
}
