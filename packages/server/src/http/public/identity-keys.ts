import type { UnixMillis } from '@countersign/core'
import type { FastifyInstance } from 'fastify'
import { type Identity, identityKeysPath } from '../../identity/identity.ts'
import { sendJwks } from './jwks-reply.ts'

/** A key is published for 30 days before it signs, so a copy of this age knows the one in use. */
const maxAgeSeconds = 300

/** The keys by which upstreams check who a request is. The node's clock is exact enough to choose them. */
export function addIdentityKeys(app: FastifyInstance, identity: Identity): void {
  app.get(identityKeysPath, (request, reply) =>
    sendJwks(identity.jwks(Date.now() as UnixMillis), maxAgeSeconds, { request, reply }),
  )
}
