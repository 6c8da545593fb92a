import { controlCommand } from '../../control/control-command.ts'
import { toggle } from '../../definition/options.ts'
import { viewSigningKey } from '../../views/signing-key.ts'

export const rotateSigningKey = controlCommand({
  name: 'rotate',
  summary: 'Announce a successor of the key that signs.',
  details:
    'The successor is published first, and signs once everybody can have seen it. Tokens of the old key stay valid until they end.',
  arguments: {},
  options: { now: toggle('let an announced key sign at once; refused while it is too young') },
  examples: [
    { does: 'Out of turn', line: 'countersign signing-keys rotate' },
    { does: 'Switch to the one that was announced', line: 'countersign signing-keys rotate --now' },
  ],
  changes: true,
  run: async ({ now }, { client, output }) =>
    output.result(await client.signingKeys.rotate(now ? { now } : {}), viewSigningKey),
})
