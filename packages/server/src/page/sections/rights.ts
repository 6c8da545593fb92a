import type { Contract } from '../../contracts/contract.ts'
import { heading, list, type Section, table, text, when } from '../page.ts'

/** What a caller may do: scopes, capabilities, levels. */
export function rightsSection(contract: Contract): Section {
  const { rights, resources } = contract
  const declared = rights.scopes === 'open' ? [] : rights.scopes
  const capabilities = [...new Set(resources.routes.flatMap((route) => route.capabilities ?? []))]
  return {
    title: 'Scopes and capabilities',
    blocks: [
      text(
        'A scope says coarsely what a key or token may do, and narrows it: a request outside of its scopes is refused.',
      ),
      ...when(
        declared.length > 0,
        table(
          ['Scope', 'Allows'],
          declared.map(({ scope, allows }) => [`\`${scope}\``, allows]),
        ),
      ),
      ...when(
        rights.products,
        heading('Capabilities'),
        text(
          `A capability is a fine permission that a single endpoint asks for. Capabilities come with the products that your ${contract.nouns.project} is subscribed to, not with the key; when a subscription changes, keys and tokens follow with the next request.`,
        ),
        ...(capabilities.length === 0
          ? []
          : [list(...capabilities.map((capability) => `\`${capability}\``))]),
      ),
    ],
  }
}
