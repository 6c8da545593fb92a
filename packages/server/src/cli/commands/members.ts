import { group } from '../definition/command.ts'
import { inviteMember } from './members/invite.ts'
import { linkMember } from './members/link.ts'
import { listMembers } from './members/list.ts'
import { removeMember } from './members/remove.ts'
import { changeMemberRole } from './members/role.ts'

export const members = group({
  name: 'members',
  summary: 'Who signs in to the portal, to which project and as what.',
  commands: [listMembers, inviteMember, linkMember, changeMemberRole, removeMember],
})
