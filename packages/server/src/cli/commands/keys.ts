import { group } from '../definition/command.ts'
import { changeKey } from './keys/change.ts'
import { createKey } from './keys/create.ts'
import { deleteKey } from './keys/delete.ts'
import { getKey } from './keys/get.ts'
import { projectKeys } from './keys/inputs.ts'
import { listKeys } from './keys/list.ts'
import { revokeKey } from './keys/revoke.ts'
import { revokeMany } from './keys/revoke-many.ts'
import { rotateKey } from './keys/rotate.ts'

export const keys = group({
  name: 'keys',
  summary: 'Manage keys.',
  commands: [
    createKey,
    listKeys,
    getKey(projectKeys),
    changeKey,
    rotateKey(projectKeys),
    revokeKey(projectKeys),
    revokeMany,
    deleteKey(projectKeys),
  ],
})
