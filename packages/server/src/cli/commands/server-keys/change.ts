import { controlCommand } from '../../control/control-command.ts'
import {
  activityOf,
  activityOptions,
  anyScopeOption,
  atLeastOne,
  conditionOptions,
  conditionsOf,
  liftConditionOptions,
} from '../../control/key-options.ts'
import { liftedOf } from '../../control/lifted.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { keyArgument } from '../keys/inputs.ts'
import { givenScopesOption, permissionsOption } from './inputs.ts'

export const changeServerKey = controlCommand({
  name: 'change',
  summary: 'Change what a server-level key may, or switch it off and on.',
  arguments: keyArgument,
  options: {
    name: text('text', 'another name'),
    permissions: permissionsOption('what it may from now on'),
    scopes: givenScopesOption,
    anyScope: anyScopeOption,
    ...conditionOptions,
    ...liftConditionOptions,
    ...activityOptions,
  },
  examples: [
    {
      does: 'Only from these machines',
      line: 'countersign server-keys change key_0VnvZ1qGm3kTs9xR --ip-allow 10.0.0.0/24',
    },
  ],
  changes: true,
  run: async ({ key, name, permissions, scopes, ...given }, { client, output }) => {
    const changes = atLeastOne({
      ...present({ name, permissions, scopes }),
      ...conditionsOf(given),
      ...liftedOf({ ...given, scopes }),
      ...activityOf(given),
    })
    output.result(await client.serverKeys.change({ key, ...changes }), viewKey)
  },
})
