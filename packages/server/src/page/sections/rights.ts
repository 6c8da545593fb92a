import type { Contract } from '../../contracts/contract.ts'
import { heading, type Section, table, text, when } from '../page.ts'
import { sampleScopes } from '../sample-facts.ts'

/** What a caller may do: scopes, capabilities. Null where the contract knows neither. */
export function rightsSection(contract: Contract): Section | null {
  const { rights, resources, tokens } = contract
  const declared = rights.scopes === 'open' ? [] : rights.scopes
  const capabilities = [...new Set(resources.routes.flatMap((route) => route.capabilities ?? []))]
  const scoped = declared.length > 0 || rights.products || tokens?.parameters.scope != null
  if (!scoped) return null
  const [example] = sampleScopes(contract)
  const such = declared.length === 0 && example !== undefined ? ` (for example \`${example}\`)` : ''
  return {
    title: rights.products ? 'Scopes and capabilities' : 'Scopes',
    blocks: [
      text(
        `Scopes narrow what a credential may do, at a coarse level${such}. A request for which one is missing is refused.`,
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
        ...capabilityBlocks(contract, capabilities),
      ),
    ],
  }
}

function capabilityBlocks(
  { nouns, refusals, resources }: Contract,
  capabilities: readonly string[],
): readonly ReturnType<typeof text>[] {
  const { status } = refusals.resource.capability_missing
  const rows = capabilities.map((capability) => {
    const asking = resources.routes.filter((route) => route.capabilities?.includes(capability))
    return [
      `\`${capability}\``,
      asking.map(({ method, path }) => `\`${method} ${path}\``).join(', '),
    ]
  })
  return [
    text(
      `Capabilities are fine-grained permissions, checked per endpoint. A credential that lacks the required one receives ${status}. They are granted by the products that your ${nouns.project} is subscribed to, not by the key; when a subscription changes, keys and tokens follow with the next request. Narrowing the scope of a token does not change them.`,
    ),
    ...when(rows.length > 0, table(['Capability', 'Asked by'], rows)),
  ]
}
