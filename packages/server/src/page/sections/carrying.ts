import type { Contract } from '../../contracts/contract.ts'
import { list, type Section, shown, table, text, when } from '../page.ts'
import { sampleResource } from '../sample-operations.ts'
import { a, memberOf, plural, vocabularyOf } from '../vocabulary.ts'

/** Where a request carries its credential, and what else it must send. */
export function carryingSection(contract: Contract): Section {
  const { resources, page, keys, operations } = contract
  const { carriers, require } = resources
  const { credential, carried } = vocabularyOf(contract)
  const example = sampleResource(contract)
  const credentials = carried.map((noun) => `the ${noun}`).join(' or ')
  const used = operations.find(({ does }) => does === 'read_key')?.reply.body ?? null
  return {
    title: 'Making authenticated requests',
    blocks: [
      text('Every request sends:'),
      table(
        ['Header', 'Value'],
        [
          ...carriers.map((carrier) =>
            carrier.in === 'authorization'
              ? ['`Authorization`', `\`${carrier.scheme}\`, a space and ${credentials}`]
              : [`\`${carrier.header}\``, credentials],
          ),
          ...require.headers.map(({ header }) => [
            `\`${header}\``,
            page.headers?.[header] ?? 'who of your users the request is for, as you name them',
          ]),
        ],
      ),
      ...when(
        keys.issue.prefixes.test !== undefined && require.environments.length === 1,
        text(
          `Only \`${require.environments[0] ?? ''}\` ${plural(credential)}, and tokens made with them, are taken unless an endpoint says otherwise.${refusedEnvironment(contract)}`,
        ),
      ),
      ...(example === null ? [] : [shown(example)]),
      list(
        `Use ${a(credential)} of its own for each environment (development, staging, production) and each program, so that each can be revoked alone.`,
        'Set an expiration date for temporary access, such as that of a contractor.',
        'Rotate periodically: make a new one, update your programs, revoke the old one.',
        `Look at \`${memberOf('last_used_at', used) ?? 'last_used_at'}\` now and then, and revoke what nobody uses.`,
        'Send credentials over HTTPS only, and never in an address: in a query they are not read.',
      ),
    ],
  }
}

/** The text that a key of the wrong environment meets, where the contract has one of its own. */
function refusedEnvironment({ refusals }: Contract): string {
  const { status, body } = refusals.resource.environment_refused
  const texts = Object.values(body ?? {}).filter((value) => typeof value === 'string')
  const sentence = texts.find((value) => value.includes(' '))
  return sentence === undefined ? '' : ` Others get ${status}: "${sentence}".`
}
