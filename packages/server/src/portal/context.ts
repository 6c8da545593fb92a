import type { MemberRole } from '@countersign/core'
import type { SessionCookies } from '../operators/browser.ts'
import type { SignIn } from '../operators/context.ts'
import type { KnownDevices } from '../operators/known-devices.ts'
import type { Mail } from '../operators/mail.ts'
import type { OidcSettings } from '../operators/options.ts'
import type { CustomerRecord } from '../store/portal.ts'
import type { ProjectRecord } from '../store/records.ts'
import type { CustomerAuth } from './auth.ts'

/** What the portal works with. Built once, in main.ts. */
export interface Portal extends PortalWays {
  readonly engine: SignIn['engine']
  /** Its attempts are counted apart from those of operators. */
  readonly realm: 'portal'
  readonly cookies: SessionCookies
  readonly devices: KnownDevices
  /** Where callers reach the public port, without a slash at its end. */
  readonly url: () => string
  /** What the API calls itself, for mails. */
  readonly title: string
  /** Loads the library of sign-in, once somebody comes from an identity provider. */
  readonly auth: () => Promise<CustomerAuth>
  readonly onFailure: (error: unknown, what: string) => void
}

/** What an installation offers its customers. */
export interface PortalWays {
  /** Null: no mail is sent. */
  readonly mail: Mail | null
  readonly oidc: Omit<OidcSettings, 'defaultRole'> | null
  /** Whether anybody may become a customer, with a project of their own. */
  readonly registration: boolean
  /** Whether members make keys themselves, where their project says nothing of it. */
  readonly selfService: boolean
}

/** Whether the members of a project make keys themselves. */
export function hasSelfService(
  { selfService }: Pick<ProjectRecord, 'selfService'>,
  ways: Pick<PortalWays, 'selfService'>,
): boolean {
  return selfService ?? ways.selfService
}

/** Somebody and what they are to be in a project. */
export interface Invited {
  readonly email: string
  readonly role: MemberRole
}

/** What the audit trail calls a customer, for ever. */
export function namedInTrail({
  name,
  email,
  externalId,
}: Pick<CustomerRecord, 'name' | 'email' | 'externalId'>): string {
  return `${name} <${email ?? externalId ?? ''}>`
}
