import type { MemberRole } from '@countersign/core'

/** One operation of the portal's API: the route, who may call it, and what the document says of it. */
export interface PortalOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: `/portal/api/${string}`
  /** The least that a caller is in the project of the path; `customer`: signed in; null: everybody. */
  readonly role: MemberRole | 'customer' | null
  readonly summary: string
  readonly description?: string
  /** Not by a session that is confined to one project, as links of the API's own application open them. */
  readonly wholeAccount?: true
  /** Makes a secret: refused in a project without self-service. */
  readonly makesKeys?: true
  /** Not for the panel in a page of the API's own application, which asks in nobody's name. */
  readonly inOwnName?: true
  /** Takes an Idempotency-Key: repeated, it answers what the first one made. */
  readonly idempotent?: true
  /** Answers `{data, next_cursor}`. */
  readonly paged?: true
  /** Takes If-Match: changes only what the caller has seen. */
  readonly conditional?: true
  /** Takes a body that may be left out. */
  readonly bodyIsOptional?: true
}
