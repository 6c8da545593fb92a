import type { Contract } from '../../contracts/contract.ts'
import { type Section, steps, text } from '../page.ts'
import { a, isForClients, nameOfRefusal, vocabularyOf } from '../vocabulary.ts'

/** The way from nothing to a first request, in steps. */
export function overviewSection(contract: Contract): Section {
  const { tokens, resources, page } = contract
  const { credential, carried, header, project } = vocabularyOf(contract)
  const asked = carried.map(a).join(' or ')
  const first = isForClients(contract)
    ? 'Have your application registered: you get a client id and a client secret.'
    : `Get ${a(credential)}.`
  const headers = resources.require.headers.map((besides) => ` and \`${besides.header}\``).join('')
  const except =
    tokens === null || resources.takes.includes('key') ? '' : ', except token issuance itself,'
  return {
    title: 'Overview',
    blocks: [
      text(
        `Every endpoint of ${contract.title}${except} asks for ${asked} in the header \`${header}\`. A request reaches what belongs to the ${project} of its ${credential}.`,
      ),
      steps(
        first,
        ...tokenSteps(contract),
        `Send ${carrierOf(contract)}${headers} with every request.`,
        ...renewal(contract),
      ),
      ...page.notes.map(text),
    ],
  }
}

/** The header with which a credential is sent, as a caller writes it. */
function carrierOf(contract: Contract): string {
  const [carrier] = contract.resources.carriers
  const [carried = ''] = vocabularyOf(contract).carried
  if (carrier?.in !== 'authorization') return `\`${carrier?.header ?? ''}: <${carried}>\``
  return `\`Authorization: ${carrier.scheme} <${carried}>\``
}

function tokenSteps({ tokens, resources }: Contract): readonly string[] {
  if (tokens === null) return []
  const minutes = tokens.profile.lifetimeSeconds / 60
  return resources.takes.includes('key')
    ? [
        `Where a short-lived credential suits better, exchange it at \`POST ${tokens.path}\` for an access token, good for ${minutes} minutes.`,
      ]
    : [
        `Exchange it at \`POST ${tokens.path}\` for a short-lived access token, good for ${minutes} minutes.`,
      ]
}

function renewal({ tokens, resources, refusals }: Contract): readonly string[] {
  if (tokens === null || resources.takes.includes('key')) return []
  const { status, body } = refusals.resource.token_expired
  const name = nameOfRefusal(body)
  const told = name === null ? '' : ` (${status} with \`${name}\`)`
  return [
    `When the token has expired${told}, call \`${tokens.path}\` again with the same credentials.`,
  ]
}
