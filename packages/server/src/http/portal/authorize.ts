import type { MemberRole, ProjectId } from '@countersign/core'

/** Who asks something of a project, as of this very request. */
export interface PortalCaller {
  /** Null: the panel in a page of the API's own application, in nobody's name. */
  readonly customer: { readonly id: string; readonly name: string; readonly email: string } | null
  readonly actor: string
  readonly projectId: ProjectId
  readonly role: MemberRole
}
