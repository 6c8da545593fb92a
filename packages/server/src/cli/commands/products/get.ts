import { controlCommand } from '../../control/control-command.ts'
import { viewProduct } from '../../views/product.ts'
import { productArgument } from './inputs.ts'

export const getProduct = controlCommand({
  name: 'get',
  summary: 'Show a product.',
  arguments: productArgument,
  options: {},
  examples: [{ does: 'By its slug', line: 'countersign products get indexer' }],
  run: async ({ product }, { client, output }) =>
    output.result(await client.products.get({ product }), viewProduct),
})
