import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { toggle } from '../../definition/options.ts'
import { productArgument } from './inputs.ts'

export const deleteProduct = controlCommand({
  name: 'delete',
  summary: 'Delete a product.',
  details: 'It is refused while projects have it, unless their subscriptions are to be cancelled.',
  arguments: productArgument,
  options: {
    cancelSubscriptions: toggle('end the subscriptions to it now'),
    ...yesOption,
  },
  examples: [
    { does: 'Asks first', line: 'countersign products delete indexer' },
    {
      does: 'Whoever has it',
      line: 'countersign products delete indexer --cancel-subscriptions --yes',
    },
  ],
  changes: true,
  run: async ({ product, cancelSubscriptions, yes }, { client, output, surroundings }) => {
    await confirmed(yes, `Delete the product ${product} for good?`, surroundings)
    const told = cancelSubscriptions ? ({ subscriptions: 'cancel' } as const) : {}
    await client.products.delete({ product, ...told })
    output.result({ deleted: product }, () => `The product ${product} is deleted.\n`)
  },
})
