import type { Key, ProjectKey, Secret, ServerKey } from '../api-objects.ts'
import { type Field, renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import { type Column, renderTable } from '../output/table.ts'
import type { Style } from '../terminal.ts'

type State = 'active' | 'inactive' | 'expired' | 'revoked'

/** By the times of the reply alone: the clock of this machine decides nothing. */
function stateOf({ revoked_at, is_active, expires_at, as_of }: Key): State {
  if (revoked_at !== null) return 'revoked'
  if (!is_active) return 'inactive'
  return expires_at !== null && expires_at <= as_of ? 'expired' : 'active'
}

const styles: Readonly<Record<State, Style>> = {
  active: 'green',
  inactive: 'yellow',
  expired: 'yellow',
  revoked: 'red',
}

const everything = 'all'

const columns: readonly Column<Key>[] = [
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'STATE', of: stateOf },
  { title: 'PREFIX', of: ({ key_prefix }) => shown(key_prefix) },
]

export const keyColumns: readonly Column<ProjectKey>[] = [
  ...columns,
  { title: 'SCOPES', of: ({ scopes }) => shown(scopes ?? everything), narrowest: 6 },
  { title: 'EXPIRES', of: ({ expires_at }) => day(expires_at) },
  { title: 'LAST USED', of: ({ last_used_at }) => day(last_used_at) },
]

export const serverKeyColumns: readonly Column<ServerKey>[] = [
  ...columns,
  { title: 'PERMISSIONS', of: ({ permissions }) => shown(permissions), narrowest: 11 },
  { title: 'EXPIRES', of: ({ expires_at }) => day(expires_at) },
  { title: 'LAST USED', of: ({ last_used_at }) => day(last_used_at) },
]

export function viewKey(key: Key, look: Look): string {
  const state = stateOf(key)
  const fields: readonly Field[] = [
    ['id', printable(key.id)],
    ['name', shown(key.name)],
    ['state', look.paint(styles[state], state)],
    ...ownerOf(key),
    ['environment', shown(key.environment)],
    ['prefix', shown(key.key_prefix)],
    ...rightsOf(key),
    ['addresses', shown(key.ip_allow ?? everything)],
    ['metadata', shown(key.metadata)],
    ['expires', time(key.expires_at)],
    ['last used', time(key.last_used_at)],
    ['created', time(key.created_at)],
    ...revocationOf(key),
  ]
  return renderFields(fields, look) + viewSecrets(key.secrets, look)
}

function ownerOf({ level, project_id, client_id }: Key): readonly Field[] {
  if (level === 'server') return [['level', 'server']]
  return [
    ['project', shown(project_id)],
    ...(client_id === null ? [] : [['client', shown(client_id)] as const]),
  ]
}

function rightsOf(key: Key): readonly Field[] {
  if ('permissions' in key) return [['permissions', shown(key.permissions)]]
  const { scopes, audiences } = key
  return [
    ['scopes', shown(scopes ?? everything)],
    ['audiences', shown(audiences ?? everything)],
  ]
}

function revocationOf({ revoked_at, revoked_reason }: Key): readonly Field[] {
  if (revoked_at === null) return []
  return [
    ['revoked', time(revoked_at)],
    ['reason', shown(revoked_reason)],
  ]
}

const secretColumns: readonly Column<Secret>[] = [
  { title: 'SECRET', of: ({ generation }) => String(generation) },
  { title: 'CREATED', of: ({ created_at }) => time(created_at) },
  { title: 'ENDS', of: ({ closes_at }) => time(closes_at) },
  { title: 'LAST USED', of: ({ last_used_at }) => time(last_used_at) },
  { title: 'FROM', of: ({ last_used_from }) => shown(last_used_from) },
]

/** Worth a table only while an old secret lives on beside the new one. */
function viewSecrets(secrets: readonly Secret[], look: Look): string {
  return secrets.length < 2 ? '' : `\n${renderTable(secretColumns, secrets, look)}`
}
