import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { clientColumns } from '../../views/client.ts'
import { projectArgument } from '../projects/inputs.ts'

export const listClients = controlCommand({
  name: 'list',
  summary: 'List the OAuth clients of a project, the newest first.',
  arguments: projectArgument,
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign clients list acme' }],
  run: async ({ project, limit }, { client, output }) =>
    output.rows(client.clients.list({ project }), {
      columns: clientColumns,
      named: 'clients',
      most: limit,
    }),
})
