import { controlCommand } from '../control/control-command.ts'
import { limitOption } from '../control/list-options.ts'
import { counting } from '../output/counting.ts'
import { usageTable } from '../views/usage.ts'
import { exportOptions, exportUsage, formatFor } from './usage/export.ts'
import { questionOf, questionOptions } from './usage/inputs.ts'

/** As many figures as a page may hold. */
const pageSize = 1_000

export const usage = controlCommand({
  name: 'usage',
  summary: 'Show how often keys were used, what they were refused for, and what that cost.',
  details:
    'By the day of the last 30 days, or by the hour of the last 24, unless told otherwise; hours and days are those of UTC. Every hour or day counts of which a part lies in the range.',
  arguments: {},
  options: { ...questionOptions, ...limitOption, ...exportOptions },
  examples: [
    { does: 'What a project used this week', line: 'countersign usage --since 7d --project acme' },
    {
      does: 'Why requests were refused today, by the hour',
      line: 'countersign usage --bucket hour --by code',
    },
    {
      does: 'A month of every key, for a spreadsheet',
      line: 'countersign usage --from 2030-01-01T00:00:00Z --until 2030-02-01T00:00:00Z --by key,project --format csv --out january.csv',
    },
  ],
  run: async ({ format, out, limit, ...given }, { client, output, surroundings }) => {
    const file = formatFor({ format, out, limit, json: output.isJson })
    const { groups, query } = questionOf(given, Date.now())
    const counted = counting('figures', surroundings.terminal)
    const figures = counted(client.usage.query({ ...query, limit: pageSize }))
    if (file !== null) return exportUsage(figures, { ...file, groups }, surroundings)
    const shown = usageTable({ groups, isByHour: query.bucket === 'hour', most: limit })
    return output.isJson
      ? output.rows(figures, { columns: [], named: 'figures', most: limit })
      : shown(figures, surroundings.terminal)
  },
})
