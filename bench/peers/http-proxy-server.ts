import httpProxy from '@fastify/http-proxy'
import fastify from 'fastify'

/** @fastify/http-proxy as it comes: whatever it is asked, it asks its upstream, and nobody for a key. */
process.once('message', ({ upstream }: { readonly upstream: string }) => void serve(upstream))
process.once('disconnect', () => process.exit())

async function serve(upstream: string): Promise<void> {
  const app = fastify()
  app.register(httpProxy, { upstream })
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.send?.(app.server.address())
}
