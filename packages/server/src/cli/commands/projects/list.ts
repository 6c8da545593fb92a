import { controlCommand } from '../../control/control-command.ts'
import { limitOption, objectFilterOf, objectFilterOptions } from '../../control/list-options.ts'
import { projectColumns } from '../../views/project.ts'

export const listProjects = controlCommand({
  name: 'list',
  summary: 'List the projects, the newest first.',
  arguments: {},
  options: { ...objectFilterOptions, ...limitOption },
  examples: [
    { does: 'As a table', line: 'countersign projects list' },
    { does: 'All of them, for a program', line: 'countersign projects list --json' },
  ],
  run: async ({ limit, ...filter }, { client, output }) =>
    output.rows(client.projects.list(objectFilterOf(filter)), {
      columns: projectColumns,
      named: 'projects',
      most: limit,
    }),
})
