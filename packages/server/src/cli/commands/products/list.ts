import { controlCommand } from '../../control/control-command.ts'
import { limitOption, searchOption } from '../../control/list-options.ts'
import { present } from '../../definition/command.ts'
import { productColumns } from '../../views/product.ts'

export const listProducts = controlCommand({
  name: 'list',
  summary: 'List the products, the newest first.',
  arguments: {},
  options: { ...searchOption, ...limitOption },
  examples: [{ does: 'As a table', line: 'countersign products list' }],
  run: async ({ limit, search }, { client, output }) =>
    output.rows(client.products.list(present({ q: search })), {
      columns: productColumns,
      named: 'products',
      most: limit,
    }),
})
