import type { Subscription } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

const instant = (at: string | null): string => (at === null ? shown(at) : time(at))

export const subscriptionColumns: readonly Column<Subscription>[] = [
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'PRODUCT', of: ({ product_id }) => printable(product_id) },
  { title: 'FROM', of: ({ from }) => time(from) },
  { title: 'UNTIL', of: ({ until }) => instant(until) },
  { title: 'CANCELLED', of: ({ cancelled_at }) => instant(cancelled_at) },
]

export function viewSubscription(subscription: Subscription, look: Look): string {
  return renderFields(
    [
      ['id', printable(subscription.id)],
      ['project', printable(subscription.project_id)],
      ['product', printable(subscription.product_id)],
      ['from', time(subscription.from)],
      ['until', instant(subscription.until)],
      ['cancelled', instant(subscription.cancelled_at)],
    ],
    look,
  )
}
