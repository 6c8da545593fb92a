import { memberRoles } from '@countersign/core'
import { controlCommand } from '../../control/control-command.ts'
import { choice, required, text } from '../../definition/options.ts'
import { printable } from '../../output/printable.ts'
import { projectArgument } from '../projects/inputs.ts'

export const inviteMember = controlCommand({
  name: 'invite',
  summary: 'Make a link by which somebody becomes a member of a project, once, within 7 days.',
  details:
    'The link is shown once. Where the service has a mail server, it is sent to the address as well.',
  arguments: {
    ...projectArgument,
    email: required(text('email', 'the mail address of whom you invite')),
    role: required(choice(memberRoles, 'what they are to be')),
  },
  options: {},
  examples: [
    {
      does: 'Somebody who makes keys',
      line: 'countersign members invite acme eve@example.com developer',
    },
  ],
  changes: true,
  run: async ({ project, email, role }, { client, output }) => {
    const made = await client.members.create({ project, email, role })
    output.result(made, ({ link, mailed }) =>
      [
        `Whoever opens this link within 7 days becomes ${role} of ${printable(project)}:\n\n  ${printable(link)}\n`,
        mailed ? `\nIt was also sent to ${printable(email)}.\n` : '',
      ].join(''),
    )
  },
})
