import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { auditColumns } from '../../views/audit-record.ts'
import { auditFilterOf, auditFilterOptions } from './inputs.ts'

export const listAudit = controlCommand({
  name: 'list',
  summary: 'List the changes, the newest first.',
  details: 'A change appears within a second, once its record is sealed into the chain.',
  arguments: {},
  options: { ...auditFilterOptions, ...limitOption },
  examples: [
    { does: 'Who revoked keys', line: 'countersign audit list --action key.revoke' },
    {
      does: 'What was done to one key',
      line: 'countersign audit list --object key_0VnvZ1qGm3kTs9xR',
    },
  ],
  run: async ({ limit, ...filter }, { client, output }) =>
    output.rows(client.audit.list(auditFilterOf(filter)), {
      columns: auditColumns,
      named: 'changes',
      most: limit,
    }),
})
