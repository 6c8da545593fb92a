import { windowMs } from '@countersign/core'
import type { Contract, Limit, Tier } from '../../contracts/contract.ts'
import { ask } from '../ask.ts'
import type { Check } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { makeHolder } from '../holders.ts'
import { guardedRoutes } from '../matrix.ts'
import { fromElsewhere, requestOf } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

/** More requests than this are not sent to reach a limit. */
const mostRequests = 1_000
/** What a limit has at least between two requests: those that come closer might not be reached by sending. */
const closestMs = 20
/** The most that a verification may cost. */
const mostCost = 1_000_000
/** A window may end while it is being spent. */
const attempts = 5

/** Limits per address by sending requests, tiers by spending them whole in one verification. */
export function limitChecks(contract: Contract): readonly Check[] {
  const { perAddress, tiers } = contract.limits
  return [
    ...perAddress
      .filter(canBeReached)
      .filter(({ requests, burst }) => requests <= mostRequests || burst === false)
      .map(({ name, path, requests, per }) => ({
        group: 'limits',
        says: `${name}: ${requests} a ${per} and address at ${path}`,
        code: 'address_rate_exceeded' as const,
        run: (service: TrialService) => addressDiffers(path, requests, service),
      })),
    ...Object.entries(tiers)
      .filter(([, tier]) => (tier.burst === false ? canBeReached(tier) : tier.requests <= mostCost))
      .map(([name, tier]) => ({
        group: 'limits',
        says: `the tier ${name}: ${tier.requests} a ${tier.per}`,
        run: (service: TrialService) => tierDiffers(name, tier, service),
      })),
  ]
}

function canBeReached({ requests, per }: Limit): boolean {
  return windowMs[per] / requests >= closestMs
}

async function addressDiffers(path: string, requests: number, service: TrialService) {
  const { contract } = service
  const route = guardedRoutes(contract).find((one) => one.path === path)
  if (route === undefined) return null
  const { url, asked } = requestOf(route, { credential: null, project: 'none' }, service)
  const sent = { ...asked, headers: { ...asked.headers, ...fromElsewhere() } }
  for (let count = 0; count <= 2 * requests + 1; count++) {
    const reply = await ask(url, sent)
    if (reply.status !== 429) continue
    const where = { code: 'address_rate_exceeded', surface: route.surface, contract } as const
    return differsFromRefusal(reply, where)
  }
  return `no request of ${2 * requests + 2} is refused`
}

async function tierDiffers(name: string, tier: Tier, service: TrialService) {
  const { control } = service
  const { secret } = await makeHolder(service, { tier: name }, { asClient: true })
  const cost = tier.burst === false ? 1 : tier.requests
  const verified = () => control('/v1/verify', { json: { credential: secret, cost } })
  for (let attempt = 0; attempt < attempts; attempt++) {
    const first = await verified()
    const second = await verified()
    const code = String(second['code'])
    if (code === 'rate_exceeded') return null
    if (first['valid'] !== true && first['code'] !== 'rate_exceeded') {
      return `the verification says ${String(first['code'])}`
    }
  }
  return `spent whole, and spent again: nothing is refused`
}
