import type { AuditRecord } from '../api-objects.ts'
import type { Look } from '../output/look.ts'
import { printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

export const auditColumns: readonly Column<AuditRecord>[] = [
  { title: 'TIME', of: ({ at }) => time(at) },
  { title: 'ACTOR', of: ({ actor, actor_name: name }) => printable(name ?? actor) },
  { title: 'FROM', of: ({ address }) => shown(address) },
  { title: 'ACTION', of: ({ action }) => printable(action) },
  { title: 'OBJECT', of: objects, narrowest: 20 },
  { title: 'CHANGE', of: changes, narrowest: 10 },
]

/** On one line, for those who watch. */
export function viewAuditLine(record: AuditRecord, { paint }: Pick<Look, 'paint'>): string {
  const actor = record.actor_name ?? record.actor
  const cells = [actor, record.action, objects(record), changes(record)].map(printable)
  return `${paint('dim', time(record.at))}  ${cells.join('  ')}\n`
}

function objects({ object: { ids } }: AuditRecord): string {
  const [first, ...more] = ids
  return `${shown(first)}${more.length === 0 ? '' : ` and ${more.length} more`}`
}

function changes({ before, after }: AuditRecord): string {
  return Object.entries(after ?? {})
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const was = before === null ? '' : `${shown(before[name])} → `
      return `${printable(name)}: ${was}${shown(value)}`
    })
    .join('; ')
}
