import { memberRoles } from '@countersign/core'
import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { choice, duration, required, text } from '../../definition/options.ts'
import { printable } from '../../output/printable.ts'
import { projectArgument } from '../projects/inputs.ts'

export const linkMember = controlCommand({
  name: 'link',
  summary: 'Make a link by which a user of your application enters the portal, once.',
  details:
    'Your application does the same by POST /v1/projects/{project}/portal-links. Name the user by a mail address, by the id that your application has for them, or by both.',
  arguments: {
    ...projectArgument,
    name: required(text('name', 'what the user is called')),
    role: required(choice(memberRoles, 'what they are in the project from now on')),
  },
  options: {
    email: text('email', 'their mail address, which your application has verified'),
    externalId: text('id', 'what your application calls them'),
    lifetime: duration('how long the link is good: at most 10m (1m)'),
  },
  examples: [
    {
      does: 'For user 7 of the application',
      line: 'countersign members link acme "Eve Moneypenny" developer --external-id 7',
    },
  ],
  changes: true,
  run: async ({ project, name, role, email, externalId, lifetime }, { client, output }) => {
    const user = present({ email, external_id: externalId, lifetime })
    const made = await client.portalLinks.create({ project, name, role, ...user })
    output.result(made, ({ url }) => `${printable(url)}\n`)
  },
})
