import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewSigningKey } from '../../views/signing-key.ts'

export const compromisedSigningKey = controlCommand({
  name: 'compromised',
  summary: 'Replace a signing key at once, and refuse every token that it has signed.',
  details:
    'Callers have to get new tokens. Services that check tokens offline accept old ones until they fetch the JWKS again.',
  arguments: { kid: required(text('kid', 'the kid of the key, as signing-keys list shows it')) },
  options: { reason: text('text', 'why, for whoever looks at it later'), ...yesOption },
  examples: [
    {
      does: 'Asks first',
      line: 'countersign signing-keys compromised 1dVc4kPPpMzuWoHpB3Z2tqfzDvBzRyKuq7p9xMZ0b3Q',
    },
  ],
  changes: true,
  run: async ({ kid, reason, yes }, { client, output, surroundings }) => {
    await confirmed(yes, 'Refuse every token that this key has signed, from now on?', surroundings)
    const made = await client.signingKeys.compromised({ kid, ...present({ reason }) })
    output.result(made, viewSigningKey)
  },
})
