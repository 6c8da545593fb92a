import { roles } from '@countersign/core'
import { controlCommand } from '../../control/control-command.ts'
import { choice, required } from '../../definition/options.ts'
import { viewOperator } from '../../views/operator.ts'
import { operatorArgument, operatorBy } from './inputs.ts'

export const changeRole = controlCommand({
  name: 'role',
  summary: 'Give an operator another role.',
  details: 'Their sessions end: they sign in anew. The last owner stays one.',
  arguments: { ...operatorArgument, role: required(choice(roles, 'what they may from now on')) },
  options: {},
  examples: [
    { does: 'Look on from now on', line: 'countersign operators role eve@example.com read-only' },
  ],
  changes: true,
  run: async ({ operator: given, role }, { client, output }) => {
    const { id } = await operatorBy(given, client)
    output.result(await client.operators.change({ operator: id, role }), viewOperator)
  },
})
