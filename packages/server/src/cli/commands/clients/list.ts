import { controlCommand } from '../../control/control-command.ts'
import { limitOption, objectFilterOf, objectFilterOptions } from '../../control/list-options.ts'
import { clientColumns } from '../../views/client.ts'
import { projectArgument } from '../projects/inputs.ts'

export const listClients = controlCommand({
  name: 'list',
  summary: 'List the OAuth clients of a project, the newest first.',
  arguments: projectArgument,
  options: { ...objectFilterOptions, ...limitOption },
  examples: [{ does: 'As a table', line: 'countersign clients list acme' }],
  run: async ({ project, limit, ...filter }, { client, output }) =>
    output.rows(client.clients.list({ project, ...objectFilterOf(filter) }), {
      columns: clientColumns,
      named: 'clients',
      most: limit,
    }),
})
