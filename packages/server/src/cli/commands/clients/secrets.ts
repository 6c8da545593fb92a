import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { keyColumns } from '../../views/key.ts'
import { clientArgument } from './inputs.ts'

export const listSecrets = controlCommand({
  name: 'secrets',
  summary: 'List the secrets of an OAuth client: each is a key.',
  arguments: clientArgument,
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign clients secrets client_0VnvZ1qGm3kTs9xR' }],
  run: async ({ client: id, limit }, { client, output }) =>
    output.rows(client.clients.listKeys({ client_id: id }), {
      columns: keyColumns,
      named: 'secrets',
      most: limit,
    }),
})
