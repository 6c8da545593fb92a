import { Type } from 'typebox'
import type { Contract } from '../../contracts/contract.ts'
import type { Rule } from '../../gateway/rules.ts'
import { closed, nullable, Text } from './objects.ts'

/** What a dashboard must know of the installation. */
export interface InstallationFacts {
  readonly contract: Contract
  /** What the gateway lets through. */
  readonly rules: readonly Rule[]
  readonly publicUrl: string
  readonly controlUrl: () => string
  readonly version: string
}

const Names = Type.Array(Text(200), { maxItems: 1_000 })

export const Installation = Type.Object(
  {
    contract: Type.Object(
      {
        name: Text(64),
        title: Text(200),
        nouns: Type.Object({ project: Text(64) }, closed),
        has_tokens: Type.Boolean(),
        has_products: Type.Boolean(),
        takes: Type.Array(Type.Enum(['key', 'token']), { maxItems: 2 }),
        scopes: nullable(Names),
        tiers: Names,
        environments: Type.Array(Type.Enum(['live', 'test']), { maxItems: 2 }),
      },
      { ...closed, title: 'InstallationContract' },
    ),
    public_url: Text(500),
    control_url: Text(500),
    version: Text(64),
  },
  { ...closed, title: 'Installation' },
)

export function viewInstallation(facts: InstallationFacts) {
  const { contract, publicUrl, controlUrl, version } = facts
  const { keys, rights, tokens, resources, limits } = contract
  return {
    contract: {
      name: contract.name,
      title: contract.title,
      nouns: { project: contract.nouns.project },
      has_tokens: tokens !== null,
      has_products: rights.products,
      takes: [...resources.takes],
      scopes: rights.scopes === 'open' ? null : rights.scopes.map(({ scope }) => scope),
      tiers: Object.keys(limits.tiers),
      environments: (['live', 'test'] as const).filter(
        (environment) => keys.issue.prefixes[environment] !== undefined,
      ),
    },
    public_url: publicUrl,
    control_url: controlUrl(),
    version,
  }
}
