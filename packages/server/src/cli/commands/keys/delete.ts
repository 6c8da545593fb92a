import { controlCommand } from '../../control/control-command.ts'
import { type KeyKind, keyArgument } from './inputs.ts'

export const deleteKey = ({ group, resource, what }: KeyKind) =>
  controlCommand({
    name: 'delete',
    summary: `Revoke ${what} for good, without a reason.`,
    details: 'The record stays, so that the key can still be told from one that never was.',
    arguments: keyArgument,
    options: {},
    examples: [{ does: 'By its id', line: `countersign ${group} delete key_0VnvZ1qGm3kTs9xR` }],
    changes: true,
    run: async ({ key }, { client, output }) => {
      await client[resource].delete({ key })
      output.result({ deleted: key }, () => `The key ${key} is revoked.\n`)
    },
  })
