import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewProject } from '../../views/project.ts'

export const createProject = controlCommand({
  name: 'create',
  summary: 'Make a project.',
  arguments: {
    slug: required(text('slug', 'its short name: small letters, digits and hyphens')),
  },
  options: {
    name: text('text', 'its name for people; left out: the slug'),
    contact: text('text', 'whom to write to about it, such as a mail address'),
  },
  examples: [
    { does: 'A project for a customer', line: 'countersign projects create acme --name "Acme"' },
  ],
  changes: true,
  run: async ({ slug, name, contact }, { client, output }) => {
    const made = await client.projects.create({ slug, name: name ?? slug, ...present({ contact }) })
    output.result(made, viewProject)
  },
})
