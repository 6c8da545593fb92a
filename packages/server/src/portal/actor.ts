import type { Visitor } from '../operators/context.ts'
import type { Actor } from '../store/audit.ts'
import type { CustomerRecord } from '../store/portal.ts'
import { namedInTrail } from './context.ts'

/** A customer who changes something. `from` is null within the service. */
export function customerActor(customer: CustomerRecord, from: Visitor | null): Actor {
  const address = from?.browser.address ?? null
  const requestId = from?.requestId ?? null
  return { id: customer.id, address, requestId, name: namedInTrail(customer) }
}
