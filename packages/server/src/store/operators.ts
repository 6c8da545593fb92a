import type {
  InvitationId,
  OperatorId,
  Role,
  SessionId,
  SessionLife,
  UnixMillis,
} from '@countersign/core'
import type { Kysely } from 'kysely'
import type { SignInTables } from './sql/operator-tables.ts'

/** Somebody who signs in to the dashboard. */
export interface OperatorRecord {
  readonly id: OperatorId
  /** In small letters; nobody else has it. */
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly isActive: boolean
  readonly twoFactorEnabled: boolean
  /** When the operator signed in last; null: never since it is noted. */
  readonly signedInAt: UnixMillis | null
  readonly createdAt: UnixMillis
  readonly updatedAt: UnixMillis
  readonly revision: number
}

/** A browser in which an operator is signed in. Its secret is not part of it. */
export interface SessionRecord extends SessionLife {
  readonly id: SessionId
  readonly operatorId: OperatorId
  readonly address: string | null
  readonly userAgent: string | null
}

/** A link that makes an operator, once. `email` is null for the link of the first start. */
export interface InvitationRecord {
  readonly id: InvitationId
  readonly email: string | null
  readonly role: Role
  /** SHA-256 of the secret in the link. */
  readonly digest: Uint8Array
  readonly createdAt: UnixMillis
  readonly expiresAt: UnixMillis
  readonly usedAt: UnixMillis | null
}

/** A session as it is at the database's time of the very read, with whose it is. */
export interface FoundSession {
  readonly at: UnixMillis
  readonly session: SessionRecord
  readonly operator: OperatorRecord
}

/** Operators that were removed are absent. */
export interface OperatorReadings {
  /** Never a copy: what a finished change ended is absent. `token` is the secret of the cookie. */
  session(token: string): Promise<FoundSession | null>
  /** Those that last at an instant, the newest first. */
  sessionsOf(operatorId: OperatorId, page: SessionsPage): Promise<readonly SessionRecord[]>
  operator(id: OperatorId): Promise<OperatorRecord | null>
  operatorByEmail(email: string): Promise<OperatorRecord | null>
  operators(page: OperatorPage): Promise<readonly OperatorRecord[]>
  /** How many owners could sign in. */
  countOwners(): Promise<number>
  /** The digest of the operator's password; null: signs in elsewhere. */
  passwordOf(id: OperatorId): Promise<string | null>
  /** Those that were not accepted, also too late ones, the newest first; links of the first start are left out. */
  invitations(page: InvitationPage): Promise<readonly InvitationRecord[]>
  /** One that could still be accepted. */
  invitationByEmail(email: string): Promise<InvitationRecord | null>
}

interface OperatorPage {
  readonly before: OperatorId | null
  readonly limit: number
}

interface InvitationPage {
  readonly before: InvitationId | null
  readonly limit: number
}

export interface SessionsPage {
  readonly at: UnixMillis
  readonly before: SessionId | null
  readonly limit: number
}

/** What of an operator's sessions ends: all but one, or one. */
export type EndedSessions =
  | { readonly operatorId: OperatorId; readonly exceptId?: SessionId }
  | { readonly id: SessionId }

/** Steps of a change that concern operators. */
export interface OperatorChange {
  /** Locks and reads. */
  operator(id: OperatorId): Promise<OperatorRecord | null>
  /** Locks all active owners, so that two of them can't go at once; how many there are. */
  countOwners(): Promise<number>
  /** False, and nothing written, when the address is taken. */
  insertOperator(operator: OperatorRecord, passwordDigest: string | null): Promise<boolean>
  updateOperator(operator: OperatorRecord): Promise<void>
  /** From then on the operator is absent, with all that signs in. */
  deleteOperator(id: OperatorId): Promise<void>
  setPassword(id: OperatorId, passwordDigest: string): Promise<void>
  dropTwoFactor(id: OperatorId): Promise<void>
  /** Notes that the operator has signed in. */
  noteSignIn(id: OperatorId): Promise<void>
  /**
   * Takes a code that is good once, named by what it is and whose. False, and nothing written, when it
   * was taken before, also by a change at the same time. It may be forgotten after `until`.
   */
  takeCode(name: string, until: UnixMillis): Promise<boolean>
  /** Locks and reads, also one that does not last any more. */
  session(id: SessionId): Promise<SessionRecord | null>
  endSessions(ended: EndedSessions): Promise<void>
  insertInvitation(invitation: InvitationRecord): Promise<void>
  /** Locks and reads, also one that was used or came too late. */
  invitation(
    by: { readonly id: InvitationId } | { readonly digest: Uint8Array },
  ): Promise<InvitationRecord | null>
  useInvitation(id: InvitationId): Promise<void>
  deleteInvitation(id: InvitationId): Promise<void>
  /** Links of the first start that were not used: a new one takes their place. */
  dropSetupLinks(): Promise<void>
}

/** What the library of sign-in reads and writes by itself, each statement in a transaction of its own. */
export interface SignInStore {
  readonly signIn: Kysely<SignInTables>
  /** Notes that a session was used. Not part of any request. */
  touchSession(id: SessionId, at: UnixMillis): Promise<void>
}
