import type { SubscribedGrant, UnixMillis } from '@countersign/core'
import type { Change } from '../store/port.ts'
import type { ProjectRecord, SubscriptionRecord } from '../store/records.ts'

/** When a subscription ends, for whatever reason; null: it has no end yet. */
export function endOf({ until, cancelledAt }: SubscriptionRecord): UnixMillis | null {
  if (cancelledAt === null) return until
  return until === null || cancelledAt < until ? cancelledAt : until
}

export function hasEnded(subscription: SubscriptionRecord, at: UnixMillis): boolean {
  const end = endOf(subscription)
  return end !== null && end <= at
}

/**
 * Writes anew what the subscriptions of a project grant. The project has been locked in this
 * transaction, so whoever changes a product meanwhile comes after it, and does the same again.
 */
export async function regrant(change: Change, project: ProjectRecord): Promise<void> {
  const all = await change.subscriptionsOf({ projectId: project.id })
  const alive = all.filter((subscription) => !hasEnded(subscription, change.at))
  const products = await change.productsByIds([...new Set(alive.map(({ productId }) => productId))])
  const byId = new Map(products.map((product) => [product.id, product]))
  const grants = alive.flatMap((subscription): SubscribedGrant[] => {
    const product = byId.get(subscription.productId)
    if (product === undefined) return []
    const { capabilities, scopes, tier } = product
    return [{ capabilities, scopes, tier, from: subscription.from, until: endOf(subscription) }]
  })
  await change.updateProject({ ...project, grants })
}
