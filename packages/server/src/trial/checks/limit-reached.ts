import { windowMs } from '@countersign/core'
import type { Contract, Limit, Tier } from '../../contracts/contract.ts'
import { type Answered, ask } from '../ask.ts'
import { credentialOf, type Holder, makeHolder } from '../holders.ts'
import { environmentsOf, type GuardedRoute } from '../matrix.ts'
import { fromElsewhere, requestOf, tokenRequest, tokenUrl } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

/** More requests than this are not sent to reach a limit. */
const mostRequests = 1_000
/** What a limit has at least between two requests: those that come closer might not be reached by sending. */
const closestMs = 20
/** The most that a verification may cost. */
const mostCost = 1_000_000
/** A window may end while it is being spent. */
const attempts = 5

/** Whether sending requests one after another comes to the end of a limit per address. */
export function canBeSentOut(limit: Limit): boolean {
  const { requests, burst } = limit
  return keepsApart(limit) && (requests <= mostRequests || burst === false)
}

/** Whether one verification can spend all that a tier allows at a time. */
export function canBeSpent(tier: Tier): boolean {
  return tier.burst === false ? keepsApart(tier) : tier.requests <= mostCost
}

function keepsApart({ requests, per }: Limit): boolean {
  return windowMs[per] / requests >= closestMs
}

/** The tier that is spent soonest, if one can be. */
export function tierToSpend({ limits }: Contract): readonly [string, Tier] | undefined {
  return Object.entries(limits.tiers)
    .filter(([, tier]) => canBeSpent(tier))
    .sort(([, one], [, other]) => one.requests - other.requests)[0]
}

/** Spends all that the tier of a holder allows, in one verification, and says what that came to. */
export function spendWhole(
  holder: Holder,
  tier: Limit,
  service: TrialService,
): Promise<Record<string, unknown>> {
  return spend(holder, tier.burst === false ? 1 : tier.requests, service)
}

function spend({ secret }: Holder, cost: number, { control }: TrialService) {
  return control('/v1/verify', { json: { credential: secret, cost } })
}

/** Spends what is left of a tier, of which something has been spent. */
async function spendRest(holder: Holder, tier: Limit, service: TrialService): Promise<void> {
  let cost = tier.burst === false ? 1 : tier.requests
  while (cost >= 1) {
    const { valid } = await spend(holder, cost, service)
    if (valid !== true) cost = Math.floor(cost / 2)
  }
}

/** The reply of a route once the limit of who calls is reached: of the address where the route has one. */
export async function replyAtLimit(route: GuardedRoute, service: TrialService): Promise<Answered> {
  const { perAddress } = service.contract.limits
  const ofPath = perAddress.find(({ path }) => path === route.path)
  return ofPath === undefined
    ? afterSpending(route, service)
    : afterSending(route, ofPath.requests, service)
}

/** What a route answers to an address that has sent more than a limit allows. */
export async function afterSending(
  route: GuardedRoute,
  requests: number,
  service: TrialService,
): Promise<Answered> {
  const { url, asked } = requestOf(route, { credential: null, project: 'none' }, service)
  const sent = { ...asked, headers: { ...asked.headers, ...fromElsewhere() } }
  for (let count = 0; count <= 2 * requests; count++) {
    const reply = await ask(url, sent)
    if (reply.status === 429) return reply
  }
  return ask(url, sent)
}

async function afterSpending(route: GuardedRoute, service: TrialService): Promise<Answered> {
  const [name, tier] = tierToSpend(service.contract) ?? []
  if (tier === undefined) throw new Error('the contract has no tier that can be spent')
  const { keys } = service.contract
  const environment = environmentsOf(route, service.contract).find(
    (one) => keys.issue.prefixes[one] !== undefined,
  )
  const wishes = { tier: name, ...(environment !== undefined && { environment }) }
  const holder = await makeHolder(service, wishes, { asClient: true })
  const own = environment === 'test' ? (tier.test ?? tier) : tier
  const { url, asked } = await goodRequest(route, holder, service)
  for (let attempt = 1; attempt < attempts; attempt++) {
    await spendRest(holder, own, service)
    const reply = await ask(url, asked)
    if (reply.status === 429) return reply
  }
  return ask(url, asked)
}

async function goodRequest(route: GuardedRoute, holder: Holder, service: TrialService) {
  if (route.surface === 'token') {
    return { url: tokenUrl(service), asked: tokenRequest(service.contract, holder) }
  }
  const credential = await credentialOf(service, holder)
  return requestOf(route, { credential, project: holder.project }, service)
}
