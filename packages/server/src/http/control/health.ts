import type { Metrics } from '../../observe/metrics.ts'
import { refuseWith } from '../listener.ts'
import type { ControlContext } from './context.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whether the process lives, whether it can answer, and what it has done: also under any load. */
export function addHealthRoutes(
  { app, engine, dialect, authorize }: ControlContext,
  metrics: Metrics,
): void {
  const config = { surface: 'operation', shed: 'never' }
  app.get('/livez', { config }, () => ({ status: 'ok' }))
  app.get('/readyz', { config }, async () => {
    await engine.store.ping()
    return { status: 'ok' }
  })
  app.get('/metrics', { config }, async (request, reply) => {
    if (!loopback.has(request.socket.remoteAddress ?? '')) {
      const operator = await authorize(request.raw, 'metrics.read')
      if ('code' in operator) return refuseWith(operator, request, reply, dialect)
    }
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}
