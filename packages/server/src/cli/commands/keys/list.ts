import { controlCommand } from '../../control/control-command.ts'
import { keyFilterOf, keyFilterOptions, limitOption } from '../../control/list-options.ts'
import { required, text } from '../../definition/options.ts'
import { keyColumns } from '../../views/key.ts'

export const listKeys = controlCommand({
  name: 'list',
  summary: 'List the keys of a project, the newest first.',
  arguments: { project: required(text('project', 'the slug or the id of the project')) },
  options: { ...keyFilterOptions, ...limitOption },
  examples: [
    { does: 'Those that work', line: 'countersign keys list acme --state active' },
    {
      does: 'Ids of what nobody uses',
      line: "countersign keys list acme --unused-for 90d --json | jq -r '.[].id'",
    },
  ],
  run: async ({ project, limit, ...filter }, { client, output }) => {
    await output.rows(client.keys.list({ project, ...keyFilterOf(filter) }), {
      columns: keyColumns,
      named: 'keys',
      most: limit,
    })
  },
})
