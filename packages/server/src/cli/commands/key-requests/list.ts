import { controlCommand } from '../../control/control-command.ts'
import { limitOption } from '../../control/list-options.ts'
import { present } from '../../definition/command.ts'
import { choice, text } from '../../definition/options.ts'
import { keyRequestColumns } from '../../views/key-request.ts'

const states = ['open', 'approved', 'refused', 'collected', 'withdrawn'] as const

export const listKeyRequests = controlCommand({
  name: 'list',
  summary: 'List what was asked for, the newest first.',
  arguments: {},
  options: {
    state: choice(states, 'only those in this state'),
    project: text('project', 'only those of this project: its slug or its id'),
    ...limitOption,
  },
  examples: [{ does: 'What waits for you', line: 'countersign key-requests list --state open' }],
  run: async ({ limit, state, project }, { client, output }) =>
    output.rows(client.keyRequests.list(present({ state, project })), {
      columns: keyRequestColumns,
      named: 'requests',
      most: limit,
    }),
})
