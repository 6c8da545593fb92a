import { csvHead, csvLine } from '../../../http/control/audit-csv.ts'
import { controlCommand } from '../../control/control-command.ts'
import { choice } from '../../definition/options.ts'
import { auditFilterOf, auditFilterOptions } from './inputs.ts'

export const exportAudit = controlCommand({
  name: 'export',
  summary: 'Print all changes, the oldest first, a line each.',
  arguments: {},
  options: {
    format: choice(['ndjson', 'csv'], 'JSON, which is the usual, or values with commas between'),
    ...auditFilterOptions,
  },
  examples: [
    { does: 'All there is', line: 'countersign audit export > audit.ndjson' },
    {
      does: 'A month, for a spreadsheet',
      line: 'countersign audit export --format csv --from 2030-01-01T00:00:00Z --until 2030-02-01T00:00:00Z',
    },
  ],
  run: async ({ format, ...filter }, { client, surroundings: { terminal } }) => {
    if (format === 'csv') await terminal.write(csvHead)
    for await (const record of client.audit.list({ ...auditFilterOf(filter), order: 'oldest' })) {
      await terminal.write(format === 'csv' ? csvLine(record) : `${JSON.stringify(record)}\n`)
    }
  },
})
