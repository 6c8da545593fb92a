import { idRandomLength, makeId, type Refusal, refuse, type UnixMillis } from '@countersign/core'
import type { Change } from '../store/port.ts'
import type { SubscriptionRecord } from '../store/records.ts'
import { record } from './audit/record.ts'
import type { Making } from './create-key.ts'
import type { By } from './maker.ts'
import { once } from './once.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Engine } from './ports.ts'
import { endOf, regrant } from './regrant.ts'

export interface Subscribe {
  /** Ids or slugs. */
  readonly project: string
  readonly product: string
  /** Null: from now. */
  readonly from: UnixMillis | null
  /** Null: until it is cancelled. */
  readonly until: UnixMillis | null
}

/**
 * Gives a project a product. Refuses an end that is not after its beginning and in the future, and,
 * with `subscription_overlap`, a second subscription to one product at the same time.
 */
export async function subscribe(
  command: Subscribe,
  { maker, once: asked, engine }: Making & { readonly engine: Engine },
): Promise<Outcome<SubscriptionRecord>> {
  return engine.store.change((change) =>
    once(asked, change, {
      make: () => makeSubscription(command, change, { maker, engine }),
      idOf: ({ id }) => id,
      recall: (id) => change.subscription(id as SubscriptionRecord['id']),
    }),
  )
}

/** The product is locked before the project, as whoever changes the product does. */
async function makeSubscription(
  command: Subscribe,
  change: Change,
  { maker, engine: { crypto } }: By,
): Promise<Outcome<SubscriptionRecord>> {
  const product = await change.product(command.product)
  const project = await change.project(command.project)
  if (project === null) return refused('object_unknown')
  if (product === null) {
    return refused('body_invalid', { member: 'product', expected: 'the id or slug of a product' })
  }
  const subscription: SubscriptionRecord = {
    id: makeId('subscription', change.at, crypto.randomText(idRandomLength)),
    projectId: project.id,
    productId: product.id,
    from: command.from ?? change.at,
    until: command.until,
    cancelledAt: null,
    createdAt: change.at,
  }
  const others = await change.subscriptionsOf({ projectId: project.id })
  const refusal = refuseTimes(subscription, change.at) ?? refuseOverlap(subscription, others)
  if (refusal !== null) return { ok: false, refusal }
  await change.insertSubscription(subscription)
  await regrant(change, project)
  await record(change, maker, 'subscription.create', { after: subscription })
  return done(subscription)
}

function refuseTimes({ from, until }: SubscriptionRecord, at: UnixMillis): Refusal | null {
  if (until === null || (until > from && until > at)) return null
  return refuse('body_invalid', {
    member: 'until',
    expected: 'an instant after `from`, in the future',
  })
}

function refuseOverlap(
  subscription: SubscriptionRecord,
  others: readonly SubscriptionRecord[],
): Refusal | null {
  const sameProduct = others.filter(({ productId }) => productId === subscription.productId)
  return sameProduct.some((other) => overlap(subscription, other))
    ? refuse('subscription_overlap', { member: 'product' })
    : null
}

function overlap(one: SubscriptionRecord, other: SubscriptionRecord): boolean {
  return isBefore(one.from, endOf(other)) && isBefore(other.from, endOf(one))
}

function isBefore(at: UnixMillis, end: UnixMillis | null): boolean {
  return end === null || at < end
}
