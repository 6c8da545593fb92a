import type { KeyRequest } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

export const keyRequestColumns: readonly Column<KeyRequest>[] = [
  { title: 'PROJECT', of: ({ project }) => printable(project.slug) },
  { title: 'WHO', of: ({ customer }) => shown(customer.email ?? customer.name), narrowest: 8 },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'ENVIRONMENT', of: ({ environment }) => printable(environment) },
  { title: 'STATE', of: ({ state }) => printable(state) },
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'CREATED', of: ({ created_at }) => day(created_at) },
]

export function viewKeyRequest(request: KeyRequest, look: Look): string {
  return renderFields(
    [
      ['project', printable(request.project.slug)],
      ['asked by', shown(request.customer.email ?? request.customer.name)],
      ['name', shown(request.name)],
      ['environment', printable(request.environment)],
      ['scopes', shown(request.scopes)],
      ['reason', shown(request.reason)],
      ['state', printable(request.state)],
      ['note', shown(request.note)],
      ['id', printable(request.id)],
      ['created', time(request.created_at)],
    ],
    look,
  )
}
