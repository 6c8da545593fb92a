import { controlCommand } from '../../control/control-command.ts'
import { placeOf } from './inputs.ts'

export const auditHead = controlCommand({
  name: 'head',
  summary: 'Print the end of the chain, to be kept where nobody here can change it.',
  details:
    'Whoever can write the database can write another history, and seal it; a head that was kept elsewhere finds that out.',
  arguments: {},
  options: {},
  examples: [
    { does: 'Keep one a day', line: 'countersign audit head >> /mnt/elsewhere/audit-heads' },
    { does: 'Check later', line: 'countersign audit verify --head "$(tail -n 1 audit-heads)"' },
  ],
  run: async (_given, { client, output }) =>
    output.result(await client.audit.head(), (head) => `${placeOf(head)}\n`),
})
