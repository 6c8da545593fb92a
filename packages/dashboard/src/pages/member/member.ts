import type { Member } from '../../api/member-queries.ts'

/** An operator with the version of them that is shown. */
export type ShownMember = Member & { readonly etag: string | null }

/** Whose page it is, to what can be done there. */
export interface OfMember {
  readonly of: ShownMember
  readonly isSelf: boolean
}
