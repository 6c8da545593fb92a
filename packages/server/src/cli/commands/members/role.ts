import { memberRoles } from '@countersign/core'
import { controlCommand } from '../../control/control-command.ts'
import { choice, required } from '../../definition/options.ts'
import { viewMember } from '../../views/member.ts'
import { memberArguments } from './inputs.ts'

export const changeMemberRole = controlCommand({
  name: 'role',
  summary: 'Give a member of a project another role.',
  details: 'It counts from their next request on. The last owner of a project stays one.',
  arguments: {
    ...memberArguments,
    role: required(choice(memberRoles, 'what they are from now on')),
  },
  options: {},
  examples: [
    {
      does: 'Look on from now on',
      line: 'countersign members role acme mem_0VnvZ1qGm3kTs9xR viewer',
    },
  ],
  changes: true,
  run: async ({ project, member, role }, { client, output }) =>
    output.result(await client.members.change({ project, member, role }), viewMember),
})
