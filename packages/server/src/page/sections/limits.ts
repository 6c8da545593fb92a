import type { Contract, Tier } from '../../contracts/contract.ts'
import { fill } from '../../contracts/shape.ts'
import { fields, json, type Section, table, text, when } from '../page.ts'
import { refusalFacts, sampleTier } from '../sample-facts.ts'
import { count, nameOfRefusal } from '../vocabulary.ts'

const seconds = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const

/** How often. Null where the contract has no limits. */
export function limitsSection(contract: Contract): Section | null {
  const { perAddress, tiers, countBy, defaultTier } = contract.limits
  const names = Object.keys(tiers)
  const usual = sampleTier(contract)
  const [first] = perAddress
  const shown = usual === null ? first : { ...tiers[usual], name: usual }
  if (shown === undefined) return null
  const reached = usual === null ? 'address_rate_exceeded' : 'rate_exceeded'
  const refusal = contract.refusals.token[reached]
  const code = nameOfRefusal(refusal.body)
  const { requests, per, name } = shown as Tier & { readonly name: string }
  return {
    title: 'Rate limits',
    blocks: [
      ...perAddress.map(({ path, ...limit }) =>
        text(
          `\`${path}\` takes ${rate(limit)} per IP address. Every attempt counts, whatever it sends.`,
        ),
      ),
      ...when(
        names.length > 0,
        text(
          `Each ${countBy} has a tier.${defaultTier === null ? ' Who has none has no limit.' : ` Unless another was chosen it is \`${defaultTier}\`.`} A request that is refused for another reason costs nothing.`,
        ),
        table(
          ['Tier', 'Limit'],
          names.flatMap((tier) => rowsOf(tier, tiers[tier] as Tier)),
        ),
      ),
      text('Replies to requests that were counted say how the limit stands:'),
      fields(
        `RateLimit-Policy: "${name}";q=${requests};w=${seconds[per]}`,
        `RateLimit: "${name}";r=${requests - 1};t=17`,
      ),
      text(
        `\`q\` requests are allowed in \`w\` seconds; \`r\` are left, and in \`t\` seconds the limit resets. A request beyond it receives ${refusal.status}${code === null ? '' : ` with the code \`${code}\``}; \`Retry-After\` says after how many seconds another makes sense.`,
      ),
      json(fill(refusal.body ?? {}, refusalFacts(reached))),
    ],
  }
}

/** The limit of a tier and, where test keys have another, theirs. */
function rowsOf(name: string, tier: Tier): readonly (readonly string[])[] {
  const row = [`\`${name}\``, rate(tier)]
  return tier.test === undefined ? [row] : [row, [`\`${name}\`, test keys`, rate(tier.test)]]
}

function rate({ requests, per, burst, quota }: Tier): string {
  const spread = burst === false ? ', evenly' : ''
  const besides =
    quota === undefined ? '' : `, and ${count(quota.requests)} per calendar ${quota.per}`
  return `${count(requests)} requests per ${per}${spread}${besides}`
}
