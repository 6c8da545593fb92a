import { group } from '../definition/command.ts'
import { inviteOperator } from './operators/invite.ts'
import { listOperators } from './operators/list.ts'
import { removeOperator } from './operators/remove.ts'
import { resetOperators } from './operators/reset.ts'
import { resetAdminKey } from './operators/reset-admin-key.ts'
import { changeRole } from './operators/role.ts'

export const operators = group({
  name: 'operators',
  summary: 'Who signs in to the dashboard, and the way back in.',
  commands: [
    listOperators,
    inviteOperator,
    changeRole,
    removeOperator,
    resetOperators,
    resetAdminKey,
  ],
})
