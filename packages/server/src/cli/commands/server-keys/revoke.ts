import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { keyArgument } from '../keys/inputs.ts'

export const revokeServerKey = controlCommand({
  name: 'revoke',
  summary: 'Revoke a server-level key for good.',
  details:
    'When the command has ended, nothing accepts the key any more. To stop it for a while only: server-keys change --deactivate.',
  arguments: keyArgument,
  options: { reason: text('text', 'why, for whoever looks at it later') },
  examples: [
    {
      does: 'A key that was seen where it should not be',
      line: 'countersign server-keys revoke key_0VnvZ1qGm3kTs9xR --reason "found in a log"',
    },
  ],
  changes: true,
  run: async ({ key, reason }, { client, output }) =>
    output.result(await client.serverKeys.revoke({ key, ...present({ reason }) }), viewKey),
})
