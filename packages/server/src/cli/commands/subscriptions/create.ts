import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewSubscription } from '../../views/subscription.ts'
import { productArgument } from '../products/inputs.ts'
import { projectArgument } from '../projects/inputs.ts'

export const createSubscription = controlCommand({
  name: 'create',
  summary: 'Give a project a product.',
  arguments: { ...projectArgument, ...productArgument },
  options: {
    from: text('instant', 'from when, such as 2030-01-31T12:00:00Z; left out: from now'),
    until: text('instant', 'until when; left out: until it is cancelled'),
  },
  examples: [
    { does: 'From now on', line: 'countersign subscriptions create acme indexer' },
    {
      does: 'For a trial',
      line: 'countersign subscriptions create acme indexer --until 2030-01-31T00:00:00Z',
    },
  ],
  changes: true,
  run: async ({ project, product, from, until }, { client, output }) => {
    const made = await client.subscriptions.create({
      project,
      product,
      ...present({ from, until }),
    })
    output.result(made, viewSubscription)
  },
})
