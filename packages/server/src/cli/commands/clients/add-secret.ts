import { controlCommand } from '../../control/control-command.ts'
import { conditionOptions, conditionsOf } from '../../control/key-options.ts'
import { secretFileOption, showNewSecret } from '../../control/new-secret.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { clientArgument } from './inputs.ts'

export const addSecret = controlCommand({
  name: 'add-secret',
  summary: 'Give an OAuth client another secret.',
  details:
    'The others stay as they are. To end one: clients secrets names it, keys revoke ends it.',
  arguments: clientArgument,
  options: {
    name: text('text', 'what the secret is for'),
    ...conditionOptions,
    ...secretFileOption,
  },
  examples: [
    {
      does: 'One for the next release',
      line: 'countersign clients add-secret client_0VnvZ1qGm3kTs9xR --name "release 2"',
    },
  ],
  changes: true,
  run: async ({ client: id, name, secretFile, ...given }, control) =>
    showNewSecret(control, {
      secretFile,
      make: () =>
        control.client.clients.createKey({
          client_id: id,
          ...present({ name }),
          ...conditionsOf(given),
        }),
      view: (made, look) => viewKey(made.key, look),
    }),
})
