import { controlCommand } from '../../control/control-command.ts'
import { atLeastOne, withoutTierOption } from '../../control/key-options.ts'
import { liftedOf } from '../../control/lifted.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewProduct } from '../../views/product.ts'
import { grantOptions, productArgument } from './inputs.ts'

export const changeProduct = controlCommand({
  name: 'change',
  summary: 'Change what a product grants, or what it is called.',
  details:
    'The keys of every project that has it, and the tokens minted from them, may from then on what it says.',
  arguments: productArgument,
  options: {
    slug: text('slug', 'another short name'),
    name: text('text', 'another name'),
    ...grantOptions,
    withoutTier: withoutTierOption,
  },
  examples: [
    {
      does: 'Instead of what it granted before',
      line: 'countersign products change indexer --capabilities indexer.history.read',
    },
  ],
  changes: true,
  run: async ({ product, ...given }, { client, output }) => {
    const { slug, name, capabilities, scopes, tier } = given
    const changes = atLeastOne({
      ...present({ slug, name, capabilities, scopes, tier }),
      ...liftedOf(given),
    })
    output.result(await client.products.change({ product, ...changes }), viewProduct)
  },
})
