import type { RefusalCode } from '@countersign/core'
import type { Contract } from '../contracts/contract.ts'
import { refusalsAt } from '../page/occurring-refusals.ts'
import type { Check } from './check.ts'
import { keyChecks } from './checks/keys.ts'
import { limitChecks } from './checks/limits.ts'
import { portalChecks } from './checks/portal.ts'
import { refusalsOnRoutes } from './checks/refusals-on-routes.ts'
import { routeRefusals } from './checks/route-refusals.ts'
import { tokenRefusals } from './checks/token-refusals.ts'
import { tokenChecks } from './checks/tokens.ts'
import { startTrial, type TrialService } from './trial-service.ts'

/** What a check came to. */
export interface Tried {
  readonly group: string
  readonly says: string
  /** Null: it is as the contract says. */
  readonly difference: string | null
}

/** Everything that can be tried of a contract, from its value alone. */
export function checksOf(contract: Contract): readonly Check[] {
  return [
    ...keyChecks(contract),
    ...tokenChecks(contract),
    ...refusalsOnRoutes(contract),
    ...tokenRefusals(contract),
    ...routeRefusals(contract),
    ...limitChecks(contract),
    ...portalChecks(contract),
  ]
}

/** Refusals that can occur and that no check brings about: outages, what takes too long, and what others test. */
export function untriedRefusals(contract: Contract): readonly RefusalCode[] {
  const provoked = new Set(checksOf(contract).map(({ code }) => code))
  const occurring = surfaces.flatMap((surface) => refusalsAt(surface, contract))
  return [...new Set(occurring)].filter((code) => !provoked.has(code))
}

const surfaces = ['token', 'resource', 'operation'] as const

/**
 * Starts a service with the contract and tries all of it, over HTTP. Callers have no tier but the
 * one that a check gives them: a default that allows little would refuse what is tried. `databaseUrl`:
 * an empty PostgreSQL; null: the embedded database.
 */
export async function* tryContract(
  contract: Contract,
  databaseUrl: string | null = null,
): AsyncGenerator<Tried> {
  const limits = { ...contract.limits, defaultTier: null }
  const service = await startTrial({ ...contract, limits }, databaseUrl)
  try {
    for (const check of checksOf(contract)) yield await tried(check, service)
  } finally {
    await service.remove()
  }
}

export async function tried({ group, says, run }: Check, service: TrialService): Promise<Tried> {
  try {
    return { group, says, difference: await run(service) }
  } catch (error) {
    return { group, says, difference: `it can not be tried: ${(error as Error).message}` }
  }
}
