import type { ApiClient } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'
import { activity, viewActivity } from './activity.ts'

export const clientColumns: readonly Column<ApiClient>[] = [
  { title: 'CLIENT ID', of: ({ client_id }) => printable(client_id) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'STATE', of: activity },
  { title: 'SCOPES', of: ({ scopes }) => shown(scopes ?? 'all'), narrowest: 6 },
  { title: 'TIER', of: ({ tier }) => shown(tier) },
  { title: 'CREATED', of: ({ created_at }) => day(created_at) },
]

export function viewClient(client: ApiClient, look: Look): string {
  return renderFields(
    [
      ['client id', printable(client.client_id)],
      ['name', shown(client.name)],
      ['state', viewActivity(client, look)],
      ['project', shown(client.project_id)],
      ['scopes', shown(client.scopes ?? 'all')],
      ['audiences', shown(client.audiences ?? 'all')],
      ['tier', shown(client.tier)],
      ['created', time(client.created_at)],
      ['changed', time(client.updated_at)],
    ],
    look,
  )
}
