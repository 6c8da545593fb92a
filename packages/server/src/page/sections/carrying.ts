import type { Contract } from '../../contracts/contract.ts'
import type { Exchange } from '../exchange.ts'
import { list, type Section, shown, table, text, when } from '../page.ts'
import { sampleResource } from '../sample-operations.ts'

const kinds = { key: 'an API key', token: 'an access token' } as const

/** Where a request carries its credential, and what else it must send. */
export function carryingSection(contract: Contract): Section {
  const { carriers, takes, require } = contract.resources
  const example: Exchange | null = sampleResource(contract)
  const credentials = takes.map((kind) => kinds[kind]).join(' or ')
  return {
    title: 'Making authenticated requests',
    blocks: [
      text(`Every request carries ${credentials}, in a header:`),
      table(
        ['Header', 'Value'],
        [
          ...carriers.map((carrier) =>
            carrier.in === 'authorization'
              ? ['`Authorization`', `\`${carrier.scheme} \` and ${credentials}`]
              : [`\`${carrier.header}\``, credentials],
          ),
          ...require.headers.map(({ header }) => [
            `\`${header}\``,
            'who of your users the request is for, as you name them',
          ]),
        ],
      ),
      ...when(
        require.environments.length === 1,
        text(
          `Only \`${require.environments[0] ?? ''}\` keys, and tokens made with them, are taken unless a route says otherwise.`,
        ),
      ),
      ...(example === null ? [] : [shown(example)]),
      list(
        'Use one key for each of your environments and programs, so that each can be revoked alone.',
        'Give keys that are lent, or used for a while, a date of expiry.',
        'Rotate keys now and then: make the new one, use it everywhere, then revoke the old one, after a look at when it was last used.',
        'Send keys and tokens over HTTPS only, and never in an address: in a query they are not read.',
      ),
    ],
  }
}
