import { controlCommand } from '../../control/control-command.ts'
import { viewProject } from '../../views/project.ts'
import { projectArgument } from './inputs.ts'

export const getProject = controlCommand({
  name: 'get',
  summary: 'Show a project.',
  arguments: projectArgument,
  options: {},
  examples: [{ does: 'By its slug', line: 'countersign projects get acme' }],
  run: async ({ project }, { client, output }) =>
    output.result(await client.projects.get({ project }), viewProject),
})
