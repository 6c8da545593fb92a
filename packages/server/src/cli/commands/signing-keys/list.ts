import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { signingKeyColumns } from '../../views/signing-key.ts'

export const listSigningKeys = controlCommand({
  name: 'list',
  summary: 'List the keys that sign access tokens, and what becomes of them when.',
  arguments: {},
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign signing-keys list' }],
  run: async ({ limit }, { client, output }) =>
    output.rows(client.signingKeys.list(), {
      columns: signingKeyColumns,
      named: 'signing keys',
      most: limit,
    }),
})
