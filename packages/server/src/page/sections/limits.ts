import type { Contract, Tier } from '../../contracts/contract.ts'
import { type Section, table, text, when } from '../page.ts'

/** How often. Null where the contract has no limits. */
export function limitsSection({ limits }: Contract): Section | null {
  const { perAddress, tiers, countBy, defaultTier } = limits
  const names = Object.keys(tiers)
  if (perAddress.length === 0 && names.length === 0) return null
  return {
    title: 'Rate limits',
    blocks: [
      ...perAddress.map(({ path, ...limit }) =>
        text(`\`${path}\` takes ${rate(limit)} from each IP address, whoever asks.`),
      ),
      ...when(
        names.length > 0,
        text(
          `Requests are counted by ${countBy}.${defaultTier === null ? '' : ` Without another tier it is \`${defaultTier}\`.`}`,
        ),
        table(
          ['Tier', 'Limit'],
          names.map((name) => [`\`${name}\``, rate(tiers[name] as Tier)]),
        ),
      ),
      text(
        'A request beyond the limit is answered with 429; `Retry-After` says after how many seconds another makes sense. `RateLimit-Policy` and `RateLimit` in replies say what may be spent and what is left. A request that is refused for another reason costs nothing.',
      ),
    ],
  }
}

function rate({ requests, per, burst, quota }: Tier): string {
  const spread = burst === false ? ', evenly' : ''
  const besides = quota === undefined ? '' : `, and ${quota.requests} per calendar ${quota.per}`
  return `${requests} requests per ${per}${spread}${besides}`
}
