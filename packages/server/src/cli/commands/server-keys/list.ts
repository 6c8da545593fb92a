import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { serverKeyColumns } from '../../views/key.ts'

export const listServerKeys = controlCommand({
  name: 'list',
  summary: 'List the server-level keys, the newest first.',
  arguments: {},
  options: limitOption,
  examples: [{ does: 'As a table', line: 'countersign server-keys list' }],
  run: async ({ limit }, { client, output }) =>
    output.rows(client.serverKeys.list(), {
      columns: serverKeyColumns,
      named: 'server-level keys',
      most: limit,
    }),
})
