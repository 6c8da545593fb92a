import { group } from '../definition/command.ts'
import { changeServerKey } from './server-keys/change.ts'
import { createServerKey } from './server-keys/create.ts'
import { deleteServerKey } from './server-keys/delete.ts'
import { getServerKey } from './server-keys/get.ts'
import { listServerKeys } from './server-keys/list.ts'
import { revokeServerKey } from './server-keys/revoke.ts'
import { rotateServerKey } from './server-keys/rotate.ts'

export const serverKeys = group({
  name: 'server-keys',
  summary: 'Manage server-level keys, which open the control API.',
  commands: [
    createServerKey,
    listServerKeys,
    getServerKey,
    changeServerKey,
    rotateServerKey,
    revokeServerKey,
    deleteServerKey,
  ],
})
