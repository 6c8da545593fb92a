import type { Member } from '../../api/portal-queries.ts'

/** What a member is called: by name, while invited by the mail address. */
export function nameOf({ name, email, id }: Pick<Member, 'name' | 'email' | 'id'>): string {
  return name ?? email ?? id
}
