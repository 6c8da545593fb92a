import type { Contract } from '../../contracts/contract.ts'
import { type Section, steps, text } from '../page.ts'

/** The way from nothing to a first request, in steps. */
export function overviewSection(contract: Contract): Section {
  const { tokens, resources, nouns, page } = contract
  const [carrier] = resources.carriers
  const header = carrier?.in === 'header' ? carrier.header : 'Authorization'
  const takes = resources.takes.map((kind) => (kind === 'key' ? 'your API key' : 'an access token'))
  const toToken =
    tokens === null
      ? []
      : [`Exchange it at \`POST ${tokens.path}\` for an access token where you need one.`]
  return {
    title: 'Overview',
    blocks: [
      text(
        `All requests to ${contract.title} carry ${takes.join(' or ')} in the header \`${header}\`. What a credential may see and do is that of the ${nouns.project} it belongs to.`,
      ),
      steps('Get an API key.', ...toToken, `Send ${takes.join(' or ')} with every request.`),
      ...page.notes.map(text),
    ],
  }
}
