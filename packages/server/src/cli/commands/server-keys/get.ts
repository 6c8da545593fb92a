import { controlCommand } from '../../control/control-command.ts'
import { viewKey } from '../../views/key.ts'
import { keyArgument } from '../keys/inputs.ts'

export const getServerKey = controlCommand({
  name: 'get',
  summary: 'Show a server-level key, and which of its secrets are still in use.',
  arguments: keyArgument,
  options: {},
  examples: [{ does: 'By its id', line: 'countersign server-keys get key_0VnvZ1qGm3kTs9xR' }],
  run: async ({ key }, { client, output }) =>
    output.result(await client.serverKeys.get({ key }), viewKey),
})
