import { group } from '../definition/command.ts'
import { decideKeyRequest } from './key-requests/decide.ts'
import { listKeyRequests } from './key-requests/list.ts'

export const keyRequests = group({
  name: 'key-requests',
  summary: 'Keys that members of projects have asked for in the portal.',
  commands: [listKeyRequests, decideKeyRequest('approve'), decideKeyRequest('refuse')],
})
