import type { AuditAsked } from '../../api/audit-queries.ts'
import type { AuditSearch } from '../../app/audit-search.ts'
import { beginOfDay, endOfDay } from '../../format/days.ts'
import { said } from '../../format/said.ts'

/** What the API is asked, of what the address says. */
export function askedOf(search: AuditSearch): Omit<AuditAsked, 'cursor'> {
  const { actor, action, object, project, from, until } = search
  return said({
    ...{ actor, object, project },
    // an action that the service does not know is refused by it, in its own words
    action: action as AuditAsked['action'],
    from: beginOfDay(from),
    until: endOfDay(until),
  })
}
