import type { Actor } from '../store/audit.ts'
import type { OperatorRecord } from '../store/operators.ts'
import type { Visitor } from './context.ts'

/** What the audit trail calls an operator, for ever: the name they chose, and the address that is theirs alone. */
export function namedInTrail({ name, email }: Pick<OperatorRecord, 'name' | 'email'>): string {
  return `${name} <${email}>`
}

/** An operator who changes something. `from` is null within the service. */
export function actorOf(operator: OperatorRecord, from: Visitor | null): Actor {
  const { id } = operator
  const address = from?.browser.address ?? null
  return { id, address, requestId: from?.requestId ?? null, name: namedInTrail(operator) }
}
