import { type Facts, type Principal, type Refusal, refuse } from '@countersign/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import {
  authenticateClient,
  clientIdOf,
  type PresentedClient,
} from '../../engine/authenticate-client.ts'
import { introspect, servedBy } from '../../engine/introspect.ts'
import { impatient, patienceMs } from '../../engine/patience.ts'
import { uncached } from '../answer.ts'
import { credentialOf } from '../credential-of.ts'
import { refuseWith, send } from '../listener.ts'
import { noteSubject } from '../notes.ts'
import { parametersOf, readClient } from './client-authentication.ts'
import type { PublicContext } from './context.ts'
import { refuseUnread } from './readable.ts'

/** Says what a key or a token is worth (RFC 7662), to who may know. */
export function addIntrospectionEndpoint(app: FastifyInstance, context: PublicContext): void {
  const { contract, engine } = context
  const { tokens } = contract
  const policy = engine.policy.tokens
  const path = tokens?.extensions?.introspection
  if (tokens === null || policy === null || path === undefined) return

  app.post(path, { config: { surface: 'token' } }, async (request, reply) => {
    const asked = refuseUnread(request, tokens) ?? readIntrospection(request, tokens, context)
    if ('code' in asked) return refuseWith(asked, request, reply, contract)
    const patient = impatient(engine, patienceMs)
    const client = await authenticateClient(asked.client, { tokens: policy, engine: patient })
    if ('code' in client) return refuseWith(client, request, reply, contract)
    noteSubject(request.raw, client.principal)
    const serves = servedBy(client)
    if (typeof serves === 'object' && 'code' in serves) {
      return refuseWith(serves, request, reply, contract)
    }
    const known = await introspect(asked.token, serves, patient)
    const told = known === null ? { active: false } : describe(known, policy.issuer)
    const headers = { ...uncached, 'content-type': 'application/json' }
    return send({ status: 200, headers, body: JSON.stringify(told) }, reply)
  })
}

interface Introspection {
  readonly client: PresentedClient
  readonly token: string
}

const bearer = [{ in: 'authorization', scheme: 'Bearer' }] as const

/** RFC 7662 §2.1: who asks may show a bearer credential in place of client authentication. */
function readIntrospection(
  request: FastifyRequest,
  tokens: Tokens,
  context: PublicContext,
): Introspection | Refusal {
  const parameters = parametersOf(request.body, tokens, ['token'])
  if ('code' in parameters) return parameters
  const carried = credentialOf(request.raw, bearer)
  const client =
    'credential' in carried
      ? ({
          by: 'secret',
          credential: carried.credential,
          clientId: null,
          address: context.clientAddress(request.raw),
        } as const)
      : readClient(request, parameters, context)
  if ('code' in client) return client
  const token = parameters.get('token')
  if (token === undefined) {
    return refuse('body_invalid', { member: 'token', expected: 'it to be present' })
  }
  return { client, token }
}

/** RFC 7662 §2.2. What is not said of a token is left out, as it is in the token. */
function describe(
  { principal, facts }: { readonly principal: Principal; readonly facts: Facts },
  issuer: string,
): object {
  const { shown } = facts
  const { scopes, expiresAt, project, tier } = principal
  const clientId = clientIdOf(principal)
  return {
    active: true,
    ...(scopes === null ? {} : { scope: scopes.join(' ') }),
    client_id: clientId,
    sub: clientId,
    ...(shown.kind === 'token' ? describeToken(shown) : {}),
    ...(expiresAt === null ? {} : { exp: Math.floor(expiresAt / 1_000) }),
    iss: issuer,
    credential: shown.kind,
    ...(project === null ? {} : { project_id: project.id }),
    environment: principal.environment,
    capabilities: principal.capabilities,
    ...(tier === null ? {} : { tier }),
  }
}

function describeToken(shown: Extract<Facts['shown'], { kind: 'token' }>): object {
  const { audiences, issuedAt, tokenId, actor, confirmation } = shown
  return {
    token_type: confirmation?.jkt === undefined ? 'Bearer' : 'DPoP',
    ...(confirmation === null ? {} : { cnf: confirmation }),
    aud: audiences.length === 1 ? audiences[0] : audiences,
    iat: issuedAt / 1_000,
    jti: tokenId,
    ...(actor === null ? {} : { act: actor }),
  }
}
