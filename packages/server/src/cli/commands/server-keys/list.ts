import { controlCommand } from '../../control/control-command.ts'
import { keyFilterOf, keyFilterOptions, limitOption } from '../../control/list-options.ts'
import { serverKeyColumns } from '../../views/key.ts'

export const listServerKeys = controlCommand({
  name: 'list',
  summary: 'List the server-level keys, the newest first.',
  arguments: {},
  options: { ...keyFilterOptions, ...limitOption },
  examples: [{ does: 'As a table', line: 'countersign server-keys list' }],
  run: async ({ limit, ...filter }, { client, output }) =>
    output.rows(client.serverKeys.list(keyFilterOf(filter)), {
      columns: serverKeyColumns,
      named: 'server-level keys',
      most: limit,
    }),
})
