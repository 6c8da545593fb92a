import { controlCommand } from '../../control/control-command.ts'
import {
  conditionOptions,
  conditionsOf,
  environmentOption,
  limitOptions,
  limitsOf,
  tierOption,
} from '../../control/key-options.ts'
import { secretFileOption, showNewSecret } from '../../control/new-secret.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewClient } from '../../views/client.ts'
import { projectArgument } from '../projects/inputs.ts'

export const createClient = controlCommand({
  name: 'create',
  summary: 'Register an OAuth client, with its first secret.',
  arguments: projectArgument,
  options: {
    name: required(text('text', 'what it is')),
    environment: environmentOption,
    tier: tierOption,
    ...limitOptions,
    ...conditionOptions,
    ...secretFileOption,
  },
  examples: [
    {
      does: 'Its client_id and client_secret are printed',
      line: 'countersign clients create acme --name "Back office" --scopes orders:read',
    },
    {
      does: 'With a rate limit of its own',
      line: 'countersign clients create acme --name "Back office" --tier professional',
    },
  ],
  changes: true,
  run: async ({ project, name, environment, tier, secretFile, ...given }, control) =>
    showNewSecret(control, {
      secretFile,
      make: () =>
        control.client.clients.create({
          project,
          name,
          ...present({ environment, tier }),
          ...limitsOf(given),
          ...conditionsOf(given),
        }),
      view: (made, look) => viewClient(made.client, look),
    }),
})
