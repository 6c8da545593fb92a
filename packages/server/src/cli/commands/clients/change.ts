import { controlCommand } from '../../control/control-command.ts'
import {
  activityOf,
  activityOptions,
  anyAudienceOption,
  anyScopeOption,
  atLeastOne,
  limitOptions,
  limitsOf,
  tierOption,
  withoutTierOption,
} from '../../control/key-options.ts'
import { liftedOf } from '../../control/lifted.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewClient } from '../../views/client.ts'
import { clientArgument } from './inputs.ts'

export const changeClient = controlCommand({
  name: 'change',
  summary: 'Change what an OAuth client may, or switch it off and on.',
  details:
    'What the client loses, its secrets and the tokens minted from them lose too, from the moment the command has ended.',
  arguments: clientArgument,
  options: {
    name: text('text', 'another name'),
    tier: tierOption,
    withoutTier: withoutTierOption,
    ...limitOptions,
    anyScope: anyScopeOption,
    anyAudience: anyAudienceOption,
    ...activityOptions,
  },
  examples: [
    {
      does: 'Refuse all its secrets for now',
      line: 'countersign clients change client_0VnvZ1qGm3kTs9xR --deactivate',
    },
  ],
  changes: true,
  run: async ({ client: id, name, tier, ...given }, { client, output }) => {
    const changes = atLeastOne({
      ...present({ name, tier }),
      ...limitsOf(given),
      ...liftedOf({ ...given, tier }),
      ...activityOf(given),
    })
    output.result(await client.clients.change({ client_id: id, ...changes }), viewClient)
  },
})
