import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { operatorColumns } from '../../views/operator.ts'

export const listOperators = controlCommand({
  name: 'list',
  summary: 'List the operators, the newest first.',
  arguments: {},
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign operators list' }],
  run: async ({ limit }, { client, output }) =>
    output.rows(client.operators.list(), {
      columns: operatorColumns,
      named: 'operators',
      most: limit,
    }),
})
