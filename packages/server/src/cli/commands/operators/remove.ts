import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { printable } from '../../output/printable.ts'
import { operatorArgument, operatorBy } from './inputs.ts'

export const removeOperator = controlCommand({
  name: 'remove',
  summary: 'Remove an operator, whose sessions end.',
  details: 'The last owner can not be removed.',
  arguments: operatorArgument,
  options: yesOption,
  examples: [
    { does: 'Asks first', line: 'countersign operators remove eve@example.com' },
    { does: 'In a program', line: 'countersign operators remove eve@example.com --yes' },
  ],
  changes: true,
  run: async ({ operator: given, yes }, { client, output, surroundings }) => {
    const { id, email } = await operatorBy(given, client)
    await confirmed(yes, `Remove the operator ${printable(email)}?`, surroundings)
    await client.operators.delete({ operator: id })
    output.result({ removed: id }, () => `The operator ${printable(email)} is removed.\n`)
  },
})
