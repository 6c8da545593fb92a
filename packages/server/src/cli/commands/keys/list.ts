import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { present } from '../../definition/command.ts'
import { choice, duration, required, text } from '../../definition/options.ts'
import { keyColumns } from '../../views/key.ts'

export const listKeys = controlCommand({
  name: 'list',
  summary: 'List the keys of a project, the newest first.',
  arguments: { project: required(text('project', 'the slug or the id of the project')) },
  options: {
    state: choice(['active', 'inactive', 'expired', 'revoked'], 'only those'),
    environment: choice(['live', 'test'], 'only those'),
    unusedFor: duration('only those neither made nor used for so long, such as 90d'),
    ...limitOption,
  },
  examples: [
    { does: 'Those that work', line: 'countersign keys list acme --state active' },
    {
      does: 'Ids of what nobody uses',
      line: "countersign keys list acme --unused-for 90d --json | jq -r '.[].id'",
    },
  ],
  run: async ({ project, state, environment, unusedFor, limit }, { client, output }) => {
    const filter = present({ state, environment, unused_for: unusedFor })
    await output.rows(client.keys.list({ project, ...filter }), {
      columns: keyColumns,
      named: 'keys',
      most: limit,
    })
  },
})
