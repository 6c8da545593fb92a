import { describe, expect, it } from 'vitest'
import { examples } from '../../examples/running/examples.ts'
import { pasteAll } from './pasted.ts'
import { startedOnce } from './started.ts'

/** A text of which parts were left out, as a pattern; what stands between two of them must be there. */
function patternOf(answers: string): RegExp {
  const parts = answers.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

describe.each(examples.map((example) => [example.name, example] as const))(
  '%s',
  (_name, example) => {
    const started = startedOnce(example)

    it('answers what it prints, to requests pasted as they are printed', async () => {
      const shown = await pasteAll(example, started.running())
      const told = example.requests.map(({ does, status, answers }) => {
        const reply = shown.get(does)
        // what is said of the reply may be a sample: then it is shown, to be compared
        const fits = patternOf(answers).test(reply?.text ?? '')
        return [does, reply?.status, fits ? answers : reply?.text, status, answers] as const
      })
      expect(told.map(([does, status, text]) => [does, status, text])).toEqual(
        told.map(([does, , , status, answers]) => [does, status, answers]),
      )
    })

    it.each([
      ['no identity', {}],
      ['an identity that nobody signed', { 'countersign-identity': 'eyJhbGciOiJub25lIn0.e30.' }],
      ['the headers for programs that trust the network', { 'countersign-project': 'prj_1' }],
    ])('has a service that refuses %s', async (_what, headers) => {
      const route = guarded[example.name] ?? ''
      const reply = await fetch(started.value('UPSTREAM_URL') + route, { headers })
      expect([reply.status, await reply.text()]).toEqual([
        401,
        expect.stringContaining('Requests are taken from the gateway only.'),
      ])
    })
  },
)

/** A route of each service that is not open. */
const guarded: Readonly<Record<string, string>> = {
  convexity: '/v1/indexer/subscriptions',
  classic: '/api/v1/profile',
  convoy: '/cargo/crg_1/tracking',
  chronos: '/api/v1/wallet/balance',
  axelered: '/v1/w/prj_1/documents',
}
