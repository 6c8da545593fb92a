import { controlCommand } from '../../control/control-command.ts'
import { viewKey } from '../../views/key.ts'
import { keyArgument } from './inputs.ts'

export const getKey = controlCommand({
  name: 'get',
  summary: 'Show a key, and which of its secrets are still in use.',
  arguments: keyArgument,
  options: {},
  examples: [{ does: 'By its id', line: 'countersign keys get key_0VnvZ1qGm3kTs9xR' }],
  run: async ({ key }, { client, output }) =>
    output.result(await client.keys.get({ key }), viewKey),
})
