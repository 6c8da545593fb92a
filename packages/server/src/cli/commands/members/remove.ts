import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { printable } from '../../output/printable.ts'
import { memberArguments } from './inputs.ts'

export const removeMember = controlCommand({
  name: 'remove',
  summary: 'Remove a member from a project, or take an invitation back.',
  details: 'From the moment the command has ended the project is out of their reach.',
  arguments: memberArguments,
  options: yesOption,
  examples: [
    {
      does: 'In a program',
      line: 'countersign members remove acme mem_0VnvZ1qGm3kTs9xR --yes',
    },
  ],
  changes: true,
  run: async ({ project, member, yes }, { client, output, surroundings }) => {
    const question = `Remove ${printable(member)} from ${printable(project)}?`
    await confirmed(yes, question, surroundings)
    await client.members.delete({ project, member })
    output.result({ removed: member }, () => `${printable(member)} is removed.\n`)
  },
})
