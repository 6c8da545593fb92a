import { controlCommand } from '../../control/control-command.ts'
import { conditionOptions, conditionsOf } from '../../control/key-options.ts'
import { secretFileOption, showNewSecret } from '../../control/new-secret.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { givenScopesOption, permissionsOption } from './inputs.ts'

export const createServerKey = controlCommand({
  name: 'create',
  summary: 'Make a server-level key, which opens the control API as far as its permissions go.',
  arguments: {},
  options: {
    name: text('text', 'what it is for'),
    permissions: required(permissionsOption('what it may')),
    scopes: givenScopesOption,
    ...conditionOptions,
    ...secretFileOption,
  },
  examples: [
    {
      does: 'For a service that only asks whether keys are valid',
      line: 'countersign server-keys create --name gateway --permissions verify',
    },
  ],
  changes: true,
  run: async ({ name, permissions, scopes, secretFile, ...given }, control) =>
    showNewSecret(control, {
      secretFile,
      make: () =>
        control.client.serverKeys.create({
          permissions,
          ...present({ name, scopes }),
          ...conditionsOf(given),
        }),
      view: (made, look) => viewKey(made.key, look),
    }),
})
