import { group } from '../definition/command.ts'
import { testContract } from './contract/test.ts'

export const contract = group({
  name: 'contract',
  summary: 'Try contracts.',
  commands: [testContract],
})
