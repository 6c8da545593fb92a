import { tierOption } from '../../control/key-options.ts'
import { list, required, text } from '../../definition/options.ts'

export const productArgument = {
  product: required(text('product', 'the slug or the id of the product')),
}

/** What a product grants. */
export const grantOptions = {
  capabilities: list(
    'list',
    'fine rights, such as indexer.history.read, or indexer.* for all below',
  ),
  scopes: list('list', 'scopes, where the contract sells them'),
  tier: tierOption,
}
