import { Counter, Registry } from '@prometheus-io/client'
import { refuseWith } from '../listener.ts'
import type { ControlContext } from './context.ts'
import { Health } from './objects.ts'
import { operation } from './operation.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whether the process lives, whether it can answer, and what it has done. */
export function addHealthRoutes(context: ControlContext): void {
  const { app, engine, dialect, authorize } = context
  const registry = new Registry()
  new Counter({
    name: 'countersign_lookups_total',
    help: 'Reads of credentials from the database.',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(engine.store.lookups())
    },
  })

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
  app.get('/metrics', { config: { surface: 'operation' } }, async (request, reply) => {
    if (!loopback.has(request.socket.remoteAddress ?? '')) {
      const operator = await authorize(request.raw, 'metrics.read')
      if ('code' in operator) return refuseWith(operator, request, reply, dialect)
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
