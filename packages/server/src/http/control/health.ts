import type { Metrics } from '../../observe/metrics.ts'
import { refuseWith } from '../listener.ts'
import type { ControlContext } from './context.ts'
import { Health } from './objects.ts'
import { operation } from './operation.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whether the process lives, whether it can answer, and what it has done: also under any load. */
export function addHealthRoutes(context: ControlContext, metrics: Metrics): void {
  const { app, engine, dialect, authorize } = context
  app.route({
    ...operation('health.live', context),
    schema: { response: { 200: Health } },
    handler: () => ({ status: 'ok' as const }),
  })
  app.route({
    ...operation('health.ready', context),
    schema: { response: { 200: Health } },
    handler: async () => {
      await engine.store.ping()
      return { status: 'ok' as const }
    },
  })
  const config = { surface: 'operation', shed: 'never' } as const
  app.get('/metrics', { config }, async (request, reply) => {
    if (!loopback.has(request.socket.remoteAddress ?? '')) {
      const operator = await authorize(request.raw, 'metrics.read')
      if ('code' in operator) return refuseWith(operator, request, reply, dialect)
    }
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}
