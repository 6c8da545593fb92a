import type { Member } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

export const memberColumns: readonly Column<Member>[] = [
  { title: 'EMAIL', of: ({ email }) => shown(email) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'ROLE', of: ({ role }) => printable(role) },
  { title: 'STATE', of: ({ state }) => printable(state) },
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'SINCE', of: ({ accepted_at: accepted, created_at }) => day(accepted ?? created_at) },
]

export function viewMember(member: Member, look: Look): string {
  return renderFields(
    [
      ['email', shown(member.email)],
      ['name', shown(member.name)],
      ['role', printable(member.role)],
      ['state', printable(member.state)],
      ['id', printable(member.id)],
      ['created', time(member.created_at)],
    ],
    look,
  )
}
