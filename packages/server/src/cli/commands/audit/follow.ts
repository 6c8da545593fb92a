import { setTimeout as pause } from 'node:timers/promises'
import { controlCommand } from '../../control/control-command.ts'
import { viewAuditLine } from '../../views/audit-record.ts'
import { auditFilterOf, auditFilterOptions } from './inputs.ts'

const lookEveryMs = 1_000

export const followAudit = controlCommand({
  name: 'follow',
  summary: 'Print changes as they happen, until Ctrl-C.',
  arguments: {},
  options: auditFilterOptions,
  examples: [
    { does: 'Everything', line: 'countersign audit follow' },
    {
      does: 'Keys that are revoked, for a program',
      line: 'countersign audit follow --action key.revoke --json',
    },
  ],
  run: async (filter, { client, output, surroundings: { terminal } }) => {
    let { sequence: after } = await client.audit.head()
    for (;;) {
      const { sequence } = await client.audit.head()
      const wanted = { ...auditFilterOf(filter), order: 'oldest', after } as const
      for await (const record of client.audit.list(wanted)) {
        terminal.out(
          output.isJson ? `${JSON.stringify(record)}\n` : viewAuditLine(record, terminal),
        )
        after = record.sequence
      }
      // what was sealed by then and is not among them is not asked for
      after = Math.max(after, sequence)
      await pause(lookEveryMs)
    }
  },
})
