import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { projectColumns } from '../../views/project.ts'

export const listProjects = controlCommand({
  name: 'list',
  summary: 'List the projects, the newest first.',
  arguments: {},
  options: limitOption,
  examples: [
    { does: 'As a table', line: 'countersign projects list' },
    { does: 'All of them, for a program', line: 'countersign projects list --json' },
  ],
  run: async ({ limit }, { client, output }) =>
    output.rows(client.projects.list(), {
      columns: projectColumns,
      named: 'projects',
      most: limit,
    }),
})
