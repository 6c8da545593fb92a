import { controlCommand } from '../../control/control-command.ts'
import { present } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { viewKeyRequest } from '../../views/key-request.ts'

const words = {
  approve: {
    summary: 'Let a member collect the key that they have asked for.',
    details: 'Who has asked makes the key in the portal then, and nobody else sees its secret.',
    note: 'a word for who has asked',
    does: 'A key for who has asked',
  },
  refuse: {
    summary: 'Refuse a key that a member has asked for.',
    details: 'Who has asked sees it in the portal, with the note.',
    note: 'why, for who has asked',
    does: 'With a reason',
  },
} as const

export const decideKeyRequest = (name: keyof typeof words) => {
  const { summary, details, note: says, does } = words[name]
  return controlCommand({
    ...{ name, summary, details },
    arguments: { request: required(text('request', 'the id of the request')) },
    options: { note: text('text', says) },
    examples: [{ does, line: `countersign key-requests ${name} krq_0VnvZ1qGm3kTs9xR --note "…"` }],
    changes: true,
    run: async ({ request, note }, { client, output }) => {
      const decided = await client.keyRequests[name]({ request, ...present({ note }) })
      output.result(decided, viewKeyRequest)
    },
  })
}
