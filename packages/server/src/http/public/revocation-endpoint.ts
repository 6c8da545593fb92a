import { type Refusal, refuse } from '@countersign/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import { recognise } from '../../engine/authenticate.ts'
import {
  authenticateClient,
  clientIdOf,
  type KnownClient,
  type PresentedClient,
} from '../../engine/authenticate-client.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import type { Engine } from '../../engine/ports.ts'
import { revokeKnown } from '../../engine/revoke-token.ts'
import { uncached } from '../answer.ts'
import { refuseWith, send } from '../listener.ts'
import { noteSubject } from '../notes.ts'
import { parametersOf, readClient } from './client-authentication.ts'
import type { PublicContext } from './context.ts'
import { refuseUnread } from './readable.ts'

/** Ends one access token, for the client that it was minted for (RFC 7009). */
export function addRevocationEndpoint(app: FastifyInstance, context: PublicContext): void {
  const { contract, engine } = context
  const { tokens } = contract
  const policy = engine.policy.tokens
  const path = tokens?.extensions?.revocation
  if (tokens === null || policy === null || path === undefined) return

  app.post(path, { config: { surface: 'token' } }, async (request, reply) => {
    const asked = refuseUnread(request, tokens) ?? readRevocation(request, tokens, context)
    if ('code' in asked) return refuseWith(asked, request, reply, contract)
    const patient = impatient(engine, patienceMs)
    const client = await authenticateClient(asked.client, { tokens: policy, engine: patient })
    if ('code' in client) return refuseWith(client, request, reply, contract)
    noteSubject(request.raw, client.principal)
    const refusal = await revoke(asked, { client, engine: patient, requestId: request.id })
    if (refusal !== null) return refuseWith(refusal, request, reply, contract)
    return send({ status: 200, headers: uncached, body: '' }, reply)
  })
}

interface Revocation {
  readonly client: PresentedClient
  readonly token: string
}

/** `token_type_hint` helps nobody here: a token says what it is. */
function readRevocation(
  request: FastifyRequest,
  tokens: Tokens,
  context: PublicContext,
): Revocation | Refusal {
  const parameters = parametersOf(request.body, tokens, ['token'])
  if ('code' in parameters) return parameters
  const client = readClient(request, parameters, context)
  if ('code' in client) return client
  const token = parameters.get('token')
  if (token === undefined) {
    return refuse('body_invalid', { member: 'token', expected: 'it to be present' })
  }
  return { client, token }
}

interface Asking {
  readonly client: KnownClient
  readonly engine: Engine
  readonly requestId: string
}

/** RFC 7009 §2.2: what is no token, or is one no longer, needs no revocation and is no error. */
async function revoke(
  { token, client: { address } }: Revocation,
  { client: { principal }, engine, requestId }: Asking,
): Promise<Refusal | null> {
  const known = await recognise({ credential: token, takes: ['token'] }, engine)
  if ('refusal' in known) {
    const isKey = known.refusal.code === 'credential_kind_refused'
    return isKey ? refuse('token_kind_unsupported') : null
  }
  const { client, key } = known.record
  if ((client?.id ?? key.id) !== clientIdOf(principal)) return refuse('client_unauthorized')
  const maker = { id: principal.keyId, scopes: null, address, requestId }
  await revokeKnown(known, { maker, engine })
  return null
}
