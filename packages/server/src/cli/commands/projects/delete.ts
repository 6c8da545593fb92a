import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { projectArgument } from './inputs.ts'

export const deleteProject = controlCommand({
  name: 'delete',
  summary: 'Delete a project that has no live keys.',
  details: 'It is refused while a key of the project is not revoked. The slug is free afterwards.',
  arguments: projectArgument,
  options: yesOption,
  examples: [
    { does: 'Asks first', line: 'countersign projects delete acme' },
    { does: 'In a program', line: 'countersign projects delete acme --yes' },
  ],
  changes: true,
  run: async ({ project, yes }, { client, output, surroundings }) => {
    await confirmed(yes, `Delete the project ${project} for good?`, surroundings)
    await client.projects.delete({ project })
    output.result({ deleted: project }, () => `The project ${project} is deleted.\n`)
  },
})
