import { Type } from 'typebox'
import { projectOf } from '../serving/identity.ts'
import { createService, type Service, type ServiceOptions } from '../serving/service.ts'
import type { Indexer } from './indexer.ts'

export interface IndexerServiceOptions extends Pick<ServiceOptions, 'verify'> {
  readonly indexer: Indexer
}

const address = Type.String({ pattern: '^0x[0-9a-fA-F]{40}$' })
const subscriptionWish = Type.Object({ chain: Type.Literal('evm'), address })
const historyWish = Type.Object({
  address,
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
})

/**
 * Follows addresses and tells what happened at them. Scopes, capabilities and environment were checked
 * on the way here; the identity says whose subscriptions these are.
 */
export function createIndexerService({ verify, indexer }: IndexerServiceOptions): Service {
  const refusalBody = (code: string, message: string) => ({ error: code.toLowerCase(), message })
  const service = createService({ verify, refusalBody }, (app) => {
    app.post(
      '/v1/indexer/subscriptions',
      { schema: { body: subscriptionWish } },
      async ({ identity, body }, reply) => {
        const made = indexer.subscribe(projectOf(identity), body.address.toLowerCase())
        return reply.code(201).send(made)
      },
    )

    app.get('/v1/indexer/subscriptions', async ({ identity }) => {
      return { data: indexer.subscriptions(projectOf(identity)) }
    })

    app.get('/v1/indexer/history', { schema: { querystring: historyWish } }, async ({ query }) => {
      return { data: indexer.history(query.address.toLowerCase(), query.limit) }
    })
  })
  service.get('/v1/indexer/status', async () => ({ chain: 'evm', height: indexer.height() }))
  return service
}
