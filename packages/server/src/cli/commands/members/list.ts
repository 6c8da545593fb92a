import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { memberColumns } from '../../views/member.ts'
import { projectArgument } from '../projects/inputs.ts'

export const listMembers = controlCommand({
  name: 'list',
  summary: 'List the members of a project and who is invited to it, the newest first.',
  arguments: projectArgument,
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign members list acme' }],
  run: async ({ project, limit }, { client, output }) =>
    output.rows(client.members.list({ project }), {
      columns: memberColumns,
      named: 'members',
      most: limit,
    }),
})
