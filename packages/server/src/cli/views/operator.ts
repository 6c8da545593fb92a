import type { Operator } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'
import { activity, viewActivity } from './activity.ts'

export const operatorColumns: readonly Column<Operator>[] = [
  { title: 'EMAIL', of: ({ email }) => printable(email) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'ROLE', of: ({ role }) => printable(role) },
  { title: 'TWO-FACTOR', of: ({ two_factor_enabled: enabled }) => shown(enabled) },
  { title: 'STATE', of: activity },
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'CREATED', of: ({ created_at }) => day(created_at) },
]

export function viewOperator(operator: Operator, look: Look): string {
  return renderFields(
    [
      ['email', printable(operator.email)],
      ['name', shown(operator.name)],
      ['role', printable(operator.role)],
      ['two-factor', shown(operator.two_factor_enabled)],
      ['state', viewActivity(operator, look)],
      ['id', printable(operator.id)],
      ['created', time(operator.created_at)],
    ],
    look,
  )
}
