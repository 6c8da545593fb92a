import { confirmed, yesOption } from '../../control/confirmed.ts'
import { controlCommand } from '../../control/control-command.ts'
import { clientArgument } from './inputs.ts'

export const deleteClient = controlCommand({
  name: 'delete',
  summary: 'Delete an OAuth client and revoke its secrets.',
  arguments: clientArgument,
  options: yesOption,
  examples: [
    { does: 'Asks first', line: 'countersign clients delete client_0VnvZ1qGm3kTs9xR' },
    { does: 'In a program', line: 'countersign clients delete client_0VnvZ1qGm3kTs9xR --yes' },
  ],
  changes: true,
  run: async ({ client: id, yes }, { client, output, surroundings }) => {
    await confirmed(yes, `Delete the client ${id} and revoke its secrets?`, surroundings)
    await client.clients.delete({ client_id: id })
    output.result({ deleted: id }, () => `The client ${id} is deleted.\n`)
  },
})
