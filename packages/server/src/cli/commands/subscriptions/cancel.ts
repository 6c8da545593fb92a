import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { required, text } from '../../definition/options.ts'
import { viewSubscription } from '../../views/subscription.ts'

export const cancelSubscription = controlCommand({
  name: 'cancel',
  summary: 'End a subscription now.',
  details: 'What it granted, keys and tokens lose at once.',
  arguments: { subscription: required(text('subscription', 'the id of the subscription')) },
  options: yesOption,
  examples: [{ does: 'Asks first', line: 'countersign subscriptions cancel sub_0VnvZ1qGm3kTs9xR' }],
  changes: true,
  run: async ({ subscription, yes }, { client, output, surroundings }) => {
    await confirmed(yes, `End the subscription ${subscription} now?`, surroundings)
    output.result(await client.subscriptions.cancel({ subscription }), viewSubscription)
  },
})
