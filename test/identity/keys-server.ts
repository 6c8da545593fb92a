import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import type { UnixMillis } from '../../packages/core/src/index.ts'
import { addIdentityKeys } from '../../packages/server/src/http/public/identity-keys.ts'
import type { Identity } from '../../packages/server/src/identity/identity.ts'

/** Serves the keys of an identity as the public port does; the test may put another in its place. */
export interface KeysServer {
  readonly url: string
  readonly serve: (identity: Pick<Identity, 'jwks'>) => void
  /** How often the keys were read. */
  readonly reads: () => number
  readonly close: () => Promise<void>
}

export async function startKeysServer(first: Pick<Identity, 'jwks'>): Promise<KeysServer> {
  let [served, reads] = [first, 0]
  const app = fastify()
  app.addHook('onRequest', async () => {
    reads++
  })
  addIdentityKeys(app, {
    headerFor: () => '',
    jwks: (at: UnixMillis) => served.jwks(at),
  })
  app.server.listen(0, '127.0.0.1')
  await app.ready()
  if (!app.server.listening) await once(app.server, 'listening')
  return {
    url: `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`,
    serve: (identity) => {
      served = identity
    },
    reads: () => reads,
    close: async () => {
      app.server.closeAllConnections()
      await app.close()
    },
  }
}
