import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { type KeyKind, keyArgument } from './inputs.ts'

export const revokeKey = ({ group, resource, what }: KeyKind) =>
  controlCommand({
    name: 'revoke',
    summary: `Revoke ${what} for good.`,
    details: `When the command has ended, nothing accepts the key any more, nor a token minted from it. To stop it for a while only: ${group} change --deactivate.`,
    arguments: keyArgument,
    options: { reason: text('text', 'why, for whoever looks at it later') },
    examples: [
      {
        does: 'A key that was seen where it should not be',
        line: `countersign ${group} revoke key_0VnvZ1qGm3kTs9xR --reason "found in a log"`,
      },
    ],
    changes: true,
    run: async ({ key, reason }, { client, output }) =>
      output.result(await client[resource].revoke({ key, ...present({ reason }) }), viewKey),
  })
