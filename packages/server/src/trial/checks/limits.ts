import type { Contract, Tier } from '../../contracts/contract.ts'
import type { Check } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { makeHolder } from '../holders.ts'
import { guardedRoutes } from '../matrix.ts'
import type { TrialService } from '../trial-service.ts'
import { afterSending, canBeSentOut, canBeSpent, spendWhole } from './limit-reached.ts'

/** A window may end while it is being spent. */
const attempts = 5

/** Limits per address by sending requests, tiers by spending them whole in one verification. */
export function limitChecks(contract: Contract): readonly Check[] {
  const { perAddress, tiers } = contract.limits
  return [
    ...perAddress.filter(canBeSentOut).map(({ name, path, requests, per }) => ({
      group: 'limits',
      says: `${name}: ${requests} a ${per} and address at ${path}`,
      code: 'address_rate_exceeded' as const,
      run: (service: TrialService) => addressDiffers(path, requests, service),
    })),
    ...Object.entries(tiers)
      .filter(([, tier]) => canBeSpent(tier))
      .map(([name, tier]) => ({
        group: 'limits',
        says: `the tier ${name}: ${tier.requests} a ${tier.per}`,
        run: (service: TrialService) => tierDiffers(name, tier, service),
      })),
  ]
}

async function addressDiffers(path: string, requests: number, service: TrialService) {
  const { contract } = service
  const route = guardedRoutes(contract).find((one) => one.path === path)
  if (route === undefined) return null
  const reply = await afterSending(route, requests, service)
  const where = { code: 'address_rate_exceeded', surface: route.surface, contract } as const
  return differsFromRefusal(reply, where)
}

async function tierDiffers(name: string, tier: Tier, service: TrialService) {
  const holder = await makeHolder(service, { tier: name }, { asClient: true })
  for (let attempt = 0; attempt < attempts; attempt++) {
    const first = await spendWhole(holder, tier, service)
    const second = await spendWhole(holder, tier, service)
    if (String(second['code']) === 'rate_exceeded') return null
    if (first['valid'] !== true && first['code'] !== 'rate_exceeded') {
      return `the verification says ${String(first['code'])}`
    }
  }
  return `spent whole, and spent again: nothing is refused`
}
