import { group } from '../definition/command.ts'
import { deleteKey } from './keys/delete.ts'
import { getKey } from './keys/get.ts'
import { serverLevelKeys } from './keys/inputs.ts'
import { revokeKey } from './keys/revoke.ts'
import { rotateKey } from './keys/rotate.ts'
import { changeServerKey } from './server-keys/change.ts'
import { createServerKey } from './server-keys/create.ts'
import { listServerKeys } from './server-keys/list.ts'

export const serverKeys = group({
  name: 'server-keys',
  summary: 'Manage server-level keys, which open the control API.',
  commands: [
    createServerKey,
    listServerKeys,
    getKey(serverLevelKeys),
    changeServerKey,
    rotateKey(serverLevelKeys),
    revokeKey(serverLevelKeys),
    deleteKey(serverLevelKeys),
  ],
})
