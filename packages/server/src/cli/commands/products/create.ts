import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewProduct } from '../../views/product.ts'
import { grantOptions } from './inputs.ts'

export const createProduct = controlCommand({
  name: 'create',
  summary: 'Make a product.',
  arguments: {
    slug: required(text('slug', 'its short name: small letters, digits and hyphens')),
  },
  options: { name: text('text', 'its name for people; left out: the slug'), ...grantOptions },
  examples: [
    {
      does: 'All that is below one name',
      line: 'countersign products create indexer --capabilities "indexer.*"',
    },
  ],
  changes: true,
  run: async ({ slug, name, capabilities, scopes, tier }, { client, output }) => {
    const grants = present({ capabilities, scopes, tier })
    const made = await client.products.create({ slug, name: name ?? slug, ...grants })
    output.result(made, viewProduct)
  },
})
