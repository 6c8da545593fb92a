import { controlCommand } from '../../control/control-command.ts'
import { viewClient } from '../../views/client.ts'
import { clientArgument } from './inputs.ts'

export const getClient = controlCommand({
  name: 'get',
  summary: 'Show an OAuth client.',
  arguments: clientArgument,
  options: {},
  examples: [{ does: 'By its id', line: 'countersign clients get client_0VnvZ1qGm3kTs9xR' }],
  run: async ({ client: id }, { client, output }) =>
    output.result(await client.clients.get({ client_id: id }), viewClient),
})
