import type { SubscriptionId } from '@countersign/core'
import type { SubscriptionRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { By } from './maker.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { hasEnded, regrant } from './regrant.ts'

/**
 * Ends a subscription now, and with it what it granted, for tokens that were minted before too. One
 * that has ended stays as it is, so that a call can be repeated.
 */
export async function cancelSubscription(
  id: SubscriptionId,
  { maker, engine: { store } }: By,
): Promise<Outcome<SubscriptionRecord>> {
  const known = await store.subscription(id)
  if (known === null) return refused('object_unknown')
  return store.change(async (change) => {
    // the project first, as whoever changes what it has does
    const project = await change.project(known.projectId)
    const subscription = await change.subscription(id)
    if (project === null || subscription === null) return refused('object_unknown')
    if (hasEnded(subscription, change.at)) return done(subscription)
    const cancelled = { ...subscription, cancelledAt: change.at }
    await change.updateSubscription(cancelled)
    await regrant(change, project)
    await record(change, maker, 'subscription.cancel', { before: subscription, after: cancelled })
    return done(cancelled)
  })
}
