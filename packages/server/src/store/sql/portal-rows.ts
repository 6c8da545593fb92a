import type {
  CustomerId,
  Environment,
  KeyId,
  KeyRequestId,
  MemberRole,
  MembershipId,
  PortalLinkId,
  ProjectId,
  UnixMillis,
} from '@countersign/core'
import type {
  CustomerRecord,
  CustomerSessionRecord,
  KeyRequestRecord,
  KeyRequestState,
  LinkKind,
  MembershipRecord,
  PortalLinkRecord,
  Registration,
} from '../portal.ts'
import { readListOrNull, writeListOrNull } from './list-text.ts'
import { browserFromRow } from './operators.ts'
import type {
  CustomerRow,
  CustomerSessionRow,
  KeyRequestRow,
  MembershipRow,
  PortalLinkRow,
} from './portal-tables.ts'

// Rows and records of the portal, there and back, as `rows.ts` does it for the others.

export const isoOf = (at: number): string => new Date(at).toISOString()

export function customerFromRow(row: CustomerRow): CustomerRecord {
  return {
    id: row.id as CustomerId,
    email: row.email,
    externalId: row.external_id,
    name: row.name,
    signedInAt: row.signed_in_at as UnixMillis | null,
    createdAt: Date.parse(row.created_at) as UnixMillis,
    updatedAt: Date.parse(row.updated_at) as UnixMillis,
    revision: row.revision,
  }
}

export function customerToRow(customer: CustomerRecord): Omit<CustomerRow, 'image'> {
  return {
    id: customer.id,
    email: customer.email,
    email_verified: customer.email === null ? 0 : 1,
    external_id: customer.externalId,
    name: customer.name,
    created_at: isoOf(customer.createdAt),
    updated_at: isoOf(customer.updatedAt),
    revision: customer.revision,
    signed_in_at: customer.signedInAt,
  }
}

export function customerSessionFromRow(
  row: Omit<CustomerSessionRow, 'token' | 'updated_at'>,
): CustomerSessionRecord {
  return {
    ...browserFromRow(row),
    customerId: row.customer_id as CustomerId,
    projectId: row.project_id as ProjectId | null,
  }
}

export function membershipFromRow(row: MembershipRow): MembershipRecord {
  return {
    id: row.id as MembershipId,
    projectId: row.project_id as ProjectId,
    customerId: row.customer_id as CustomerId | null,
    email: row.email,
    role: row.role as MemberRole,
    createdAt: row.created_at as UnixMillis,
    updatedAt: row.updated_at as UnixMillis,
    acceptedAt: row.accepted_at as UnixMillis | null,
    revision: row.revision,
  }
}

export function membershipToRow(membership: MembershipRecord): MembershipRow {
  return {
    id: membership.id,
    project_id: membership.projectId,
    customer_id: membership.customerId,
    email: membership.email,
    role: membership.role,
    created_at: membership.createdAt,
    updated_at: membership.updatedAt,
    accepted_at: membership.acceptedAt,
    revision: membership.revision,
  }
}

export function linkFromRow(row: PortalLinkRow): PortalLinkRecord {
  const { registration } = row
  return {
    id: row.id as PortalLinkId,
    kind: row.kind as LinkKind,
    digest: new Uint8Array(row.digest),
    customerId: row.customer_id as CustomerId | null,
    membershipId: row.membership_id as MembershipId | null,
    projectId: row.project_id as ProjectId | null,
    email: row.email,
    registration: registration === null ? null : (JSON.parse(registration) as Registration),
    createdAt: row.created_at as UnixMillis,
    expiresAt: row.expires_at as UnixMillis,
    usedAt: row.used_at as UnixMillis | null,
  }
}

export function linkToRow(link: PortalLinkRecord): PortalLinkRow {
  return {
    id: link.id,
    kind: link.kind,
    digest: link.digest,
    customer_id: link.customerId,
    membership_id: link.membershipId,
    project_id: link.projectId,
    email: link.email,
    registration: link.registration === null ? null : JSON.stringify(link.registration),
    created_at: link.createdAt,
    expires_at: link.expiresAt,
    used_at: link.usedAt,
  }
}

export function keyRequestFromRow(row: KeyRequestRow): KeyRequestRecord {
  return {
    id: row.id as KeyRequestId,
    projectId: row.project_id as ProjectId,
    customerId: row.customer_id as CustomerId,
    name: row.name,
    environment: row.environment as Environment,
    scopes: readListOrNull(row.scopes),
    expiresInMs: row.expires_in,
    reason: row.reason,
    state: row.state as KeyRequestState,
    note: row.note,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at as UnixMillis | null,
    keyId: row.key_id as KeyId | null,
    createdAt: row.created_at as UnixMillis,
    updatedAt: row.updated_at as UnixMillis,
    revision: row.revision,
  }
}

export function keyRequestToRow(request: KeyRequestRecord): KeyRequestRow {
  return {
    id: request.id,
    project_id: request.projectId,
    customer_id: request.customerId,
    name: request.name,
    environment: request.environment,
    scopes: writeListOrNull(request.scopes),
    expires_in: request.expiresInMs,
    reason: request.reason,
    state: request.state,
    note: request.note,
    decided_by: request.decidedBy,
    decided_at: request.decidedAt,
    key_id: request.keyId,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    revision: request.revision,
  }
}
