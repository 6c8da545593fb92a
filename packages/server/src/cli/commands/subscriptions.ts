import { group } from '../definition/command.ts'
import { cancelSubscription } from './subscriptions/cancel.ts'
import { createSubscription } from './subscriptions/create.ts'
import { listSubscriptions } from './subscriptions/list.ts'

export const subscriptions = group({
  name: 'subscriptions',
  summary: 'Manage which project has which product, from when and until when.',
  commands: [createSubscription, listSubscriptions, cancelSubscription],
})
