import { includesRole, type MemberRole, type RefusalCode, refusals } from '@countersign/core'
import { portalOperations } from '../packages/server/src/http/portal/operations.ts'
import type { PortalOperation } from '../packages/server/src/http/portal/portal-operation.ts'

/** Who may ask something of the portal, about a project. */
interface Caller {
  readonly says: string
  /** Their role in the project; null: none. */
  readonly role: MemberRole | null
  /** Whether they are signed in to the portal, or have a token for a panel, or neither. */
  readonly shows: 'session' | 'token' | 'nothing'
}

export const callers = {
  nobody: { says: 'nobody', role: null, shows: 'nothing' },
  operator: { says: 'an operator', role: null, shows: 'nothing' },
  stranger: { says: 'of another project', role: null, shows: 'session' },
  removed: { says: 'removed', role: null, shows: 'session' },
  viewer: { says: 'viewer', role: 'viewer', shows: 'session' },
  developer: { says: 'developer', role: 'developer', shows: 'session' },
  owner: { says: 'owner', role: 'owner', shows: 'session' },
  panelElsewhere: { says: 'panel of another', role: null, shows: 'token' },
  panelViewer: { says: 'panel, viewer', role: 'viewer', shows: 'token' },
  panelDeveloper: { says: 'panel, developer', role: 'developer', shows: 'token' },
} as const satisfies Readonly<Record<string, Caller>>
export type CallerName = keyof typeof callers

/** Why an operation refuses a caller; null: it lets them in. */
export function refusalFor(
  { role: asked, inOwnName }: PortalOperation,
  name: CallerName,
): RefusalCode | null {
  const { role, shows }: Caller = callers[name]
  if (asked === null) return null
  if (shows === 'nothing') return 'session_missing'
  const isOwn = asked === 'customer' || inOwnName === true
  if (isOwn && shows === 'token') return 'session_missing'
  if (asked === 'customer') return null
  if (role === null) return 'object_unknown'
  return includesRole(role, asked) ? null : 'role_missing'
}

/** Who may do what in the portal, as `docs/portal-rights.md`. */
export function portalRightsPage(): string {
  const names = Object.keys(callers) as CallerName[]
  const head = ['operation', ...names.map((name) => callers[name].says)]
  const rows = Object.entries<PortalOperation>(portalOperations).map(([id, operation]) => [
    `\`${id}\`<br>${operation.method} \`${operation.url.replace('/portal/api/', '')}\``,
    ...names.map((name) => cellOf(refusalFor(operation, name))),
  ])
  return [
    '# Who may do what in the portal',
    '',
    'Written by `npm run docs`. `test/portal/every-route.test.ts` asks every operation as each of these callers, and',
    'every operation for what belongs to another project: by the path, by each filter, by cursors and by bodies.',
    '',
    'A project that a customer is no member of, and whatever belongs to it, is one that there is not: 404, the same as',
    'for an id that nobody has. A membership that was ended is refused with the next request. Operators are no customers by being',
    'operators, and a session of the portal opens nothing on the control port. Keys of the server level are in no reply.',
    '',
    'Where a project has no self-service, whoever may make a key gets 403 `self_service_off` instead, and may ask for one.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n')
}

function cellOf(code: RefusalCode | null): string {
  return code === null ? 'yes' : `${refusals[code].status}`
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
