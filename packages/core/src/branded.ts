declare const brand: unique symbol

/** A string that means one thing only; made by parsing at the edge, never by a cast elsewhere. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

export type ProjectId = Branded<'ProjectId'>
export type KeyId = Branded<'KeyId'>
/** The public `client_id` of RFC 6749 §2.2. */
export type ClientId = Branded<'ClientId'>
export type ProductId = Branded<'ProductId'>
export type SubscriptionId = Branded<'SubscriptionId'>
export type AuditId = Branded<'AuditId'>
/** Somebody who signs in to the dashboard. */
export type OperatorId = Branded<'OperatorId'>
export type SessionId = Branded<'SessionId'>
export type InvitationId = Branded<'InvitationId'>
/** Somebody who signs in to the portal. */
export type CustomerId = Branded<'CustomerId'>
export type MembershipId = Branded<'MembershipId'>
export type PortalLinkId = Branded<'PortalLinkId'>
export type KeyRequestId = Branded<'KeyRequestId'>
export type EmbedSessionId = Branded<'EmbedSessionId'>

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type UnixMillis = number & { readonly [brand]: 'UnixMillis' }
/** Seconds since 1970-01-01T00:00:00Z: the NumericDate of RFC 7519 §2. */
export type UnixSeconds = number & { readonly [brand]: 'UnixSeconds' }

/** SHA-256 of a text's UTF-8 bytes: 32 bytes. */
export type Sha256 = (text: string) => Uint8Array

export const environments = ['live', 'test'] as const
export type Environment = (typeof environments)[number]

export const levels = ['project', 'server'] as const
/** `project`: bound to one project. `server`: bound to none; administration. Fixed at creation. */
export type Level = (typeof levels)[number]
