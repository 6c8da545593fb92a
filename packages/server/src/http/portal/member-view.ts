import { memberRoles } from '@countersign/core'
import { Type } from 'typebox'
import { done, type Outcome } from '../../engine/outcome.ts'
import type { Store } from '../../store/port.ts'
import type { Member, MembershipRecord } from '../../store/portal.ts'
import { closed, Id, nullable, Text, Time } from '../control/objects.ts'

export const MemberObject = Type.Object(
  {
    id: Id('mem'),
    state: Type.Enum(['invited', 'active']),
    role: Type.Enum([...memberRoles]),
    customer_id: nullable(Id('cus')),
    name: nullable(Type.String({ maxLength: 200, description: 'Null while invited.' })),
    email: nullable(Text(254)),
    signed_in_at: nullable(Time),
    created_at: Time,
    accepted_at: nullable(Time),
  },
  { ...closed, title: 'Member' },
)

export function viewMember({ membership, customer }: Member) {
  const { id, role, email, createdAt, acceptedAt } = membership
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id,
    state: customer === null ? 'invited' : 'active',
    role,
    customer_id: customer?.id ?? null,
    name: customer?.name ?? null,
    email: customer === null ? email : customer.email,
    signed_in_at: iso(customer?.signedInAt ?? null),
    created_at: iso(createdAt),
    accepted_at: iso(acceptedAt),
  }
}

/** A membership that was changed, with whose it is. */
export async function withCustomer(
  outcome: Outcome<MembershipRecord>,
  store: Store,
): Promise<Outcome<Member>> {
  if (!outcome.ok) return outcome
  const { customerId } = outcome.value
  const customer = customerId === null ? null : await store.customer(customerId)
  return done({ membership: outcome.value, customer })
}
