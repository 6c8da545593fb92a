import { controlCommand } from '../../control/control-command.ts'
import { keyArgument } from '../keys/inputs.ts'

export const deleteServerKey = controlCommand({
  name: 'delete',
  summary: 'Revoke a server-level key for good, without a reason.',
  details: 'The record stays, so that the key can still be told from one that never was.',
  arguments: keyArgument,
  options: {},
  examples: [{ does: 'By its id', line: 'countersign server-keys delete key_0VnvZ1qGm3kTs9xR' }],
  changes: true,
  run: async ({ key }, { client, output }) => {
    await client.serverKeys.delete({ key })
    output.result({ deleted: key }, () => `The key ${key} is revoked.\n`)
  },
})
