import { group } from '../definition/command.ts'
import { compromisedSigningKey } from './signing-keys/compromised.ts'
import { listSigningKeys } from './signing-keys/list.ts'
import { rotateSigningKey } from './signing-keys/rotate.ts'

export const signingKeys = group({
  name: 'signing-keys',
  summary: 'Manage the keys that sign access tokens.',
  commands: [listSigningKeys, rotateSigningKey, compromisedSigningKey],
})
