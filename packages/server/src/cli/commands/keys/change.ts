import { controlCommand } from '../../control/control-command.ts'
import {
  activityOf,
  activityOptions,
  anyAudienceOption,
  anyScopeOption,
  atLeastOne,
  conditionOptions,
  conditionsOf,
  liftConditionOptions,
  limitOptions,
  limitsOf,
} from '../../control/key-options.ts'
import { liftedOf } from '../../control/lifted.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { keyArgument } from './inputs.ts'

export const changeKey = controlCommand({
  name: 'change',
  summary: 'Change what a key may, or switch it off and on.',
  details:
    'What the key loses, the tokens minted from it lose too, from the moment the command has ended.',
  arguments: keyArgument,
  options: {
    name: text('text', 'another name'),
    ...limitOptions,
    anyScope: anyScopeOption,
    anyAudience: anyAudienceOption,
    ...conditionOptions,
    ...liftConditionOptions,
    ...activityOptions,
  },
  examples: [
    {
      does: 'Only reading from now on',
      line: 'countersign keys change key_0VnvZ1qGm3kTs9xR --scopes orders:read',
    },
    {
      does: 'Refuse it until further notice',
      line: 'countersign keys change key_0VnvZ1qGm3kTs9xR --deactivate',
    },
  ],
  changes: true,
  run: async ({ key, name, ...given }, { client, output }) => {
    const changes = atLeastOne({
      ...present({ name }),
      ...limitsOf(given),
      ...conditionsOf(given),
      ...liftedOf(given),
      ...activityOf(given),
    })
    output.result(await client.keys.change({ key, ...changes }), viewKey)
  },
})
