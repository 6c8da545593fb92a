import { roles } from '@countersign/core'
import { controlCommand } from '../../control/control-command.ts'
import { choice, required, text } from '../../definition/options.ts'
import { printable } from '../../output/printable.ts'

export const inviteOperator = controlCommand({
  name: 'invite',
  summary: 'Make a link by which somebody becomes an operator, once, within 7 days.',
  details:
    'The link is shown once. Where the service has a mail server, it is sent to the address as well.',
  arguments: { email: required(text('email', 'the mail address of whom you invite')) },
  options: { role: choice(roles, 'what they may (operator)') },
  examples: [
    {
      does: 'Somebody who looks on',
      line: 'countersign operators invite eve@example.com --role read-only',
    },
  ],
  changes: true,
  run: async ({ email, role = 'operator' }, { client, output }) => {
    const made = await client.invitations.create({ email, role })
    output.result(made, ({ link, mailed }) =>
      [
        `Whoever opens this link within 7 days becomes ${role}:\n\n  ${printable(link)}\n`,
        mailed ? `\nIt was also sent to ${printable(email)}.\n` : '',
      ].join(''),
    )
  },
})
