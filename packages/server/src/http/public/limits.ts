import { rateLimit, rateLimitPolicy, type Standing } from '@countersign/core'
import type { FastifyInstance } from 'fastify'
import { spendOfAddress } from '../../engine/spend.ts'
import { sourceOf } from '../connections.ts'
import { patternOf, refuseWith } from '../listener.ts'
import { noteStandings, notesOf } from '../notes.ts'
import { type PublicContext, urlOf } from './context.ts'

/**
 * Counts attempts by address, before anything else of them is looked at, and tells in every reply
 * how the limits stand that its request was counted by.
 */
export function addLimits(app: FastifyInstance, context: PublicContext): void {
  const { tiers, perAddress } = context.contract.limits
  if (perAddress.length > 0) countByAddress(app, context)
  const { hasMintQuotas } = context.engine.policy.limits
  if (perAddress.length === 0 && Object.keys(tiers).length === 0 && !hasMintQuotas) return
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { standings } = notesOf(request.raw)
    if (standings.length > 0) reply.headers(limitHeaders(standings))
    done()
  })
}

function countByAddress(
  app: FastifyInstance,
  { contract, engine, clientAddress }: PublicContext,
): void {
  const pathOf = new Map(
    engine.policy.limits.limitedPaths.map((path) => [urlOf(path), path] as const),
  )
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf.get(patternOf(request) ?? '')
    if (path === undefined) return undefined
    const source = sourceOf(clientAddress(request.raw) ?? 'unknown')
    const since = performance.now()
    const { refusal, standings } = await spendOfAddress(path, source, engine)
    noteStandings(request.raw, standings)
    notesOf(request.raw).countedMs = performance.now() - since
    return refusal === null ? undefined : refuseWith(refusal, request, reply, contract)
  })
}

export function limitHeaders(standings: readonly Standing[]): Record<string, string> {
  const left = rateLimit(standings)
  return {
    'ratelimit-policy': rateLimitPolicy(standings),
    ...(left === '' ? {} : { ratelimit: left }),
    ...(standings.some(({ counted }) => counted === null) ? { 'ratelimit-degraded': '?1' } : {}),
  }
}
