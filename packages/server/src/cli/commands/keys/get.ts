import { controlCommand } from '../../control/control-command.ts'
import { viewKey } from '../../views/key.ts'
import { type KeyKind, keyArgument } from './inputs.ts'

export const getKey = ({ group, resource, what }: KeyKind) =>
  controlCommand({
    name: 'get',
    summary: `Show ${what}, and which of its secrets are still in use.`,
    arguments: keyArgument,
    options: {},
    examples: [{ does: 'By its id', line: `countersign ${group} get key_0VnvZ1qGm3kTs9xR` }],
    run: async ({ key }, { client, output }) =>
      output.result(await client[resource].get({ key }), viewKey),
  })
