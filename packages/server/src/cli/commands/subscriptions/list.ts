import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { subscriptionColumns } from '../../views/subscription.ts'
import { projectArgument } from '../projects/inputs.ts'

export const listSubscriptions = controlCommand({
  name: 'list',
  summary: 'List the subscriptions of a project, the newest first.',
  arguments: projectArgument,
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign subscriptions list acme' }],
  run: async ({ project, limit }, { client, output }) =>
    output.rows(client.subscriptions.list({ project }), {
      columns: subscriptionColumns,
      named: 'subscriptions',
      most: limit,
    }),
})
