import { roles } from '@countersign/core'
import { Type } from 'typebox'
import { closed, Id, nullable, Text, Time } from './objects.ts'

const Role = Type.Enum([...roles])

export const OperatorObject = Type.Object(
  {
    id: Id('opr'),
    email: Text(254),
    name: Text(200),
    role: Role,
    is_active: Type.Boolean(),
    two_factor_enabled: Type.Boolean(),
    is_last_owner: Type.Boolean({
      description: 'No other active owner is left: this one stays an active owner.',
    }),
    signed_in_at: nullable(Time),
    created_at: Time,
    updated_at: Time,
  },
  { ...closed, title: 'Operator' },
)

export const InvitationObject = Type.Object(
  {
    id: Id('inv'),
    email: Text(254),
    role: Role,
    state: Type.Enum(['open', 'expired']),
    created_at: Time,
    expires_at: Time,
  },
  { ...closed, title: 'Invitation' },
)
