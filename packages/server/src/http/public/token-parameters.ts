import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import type { TokenRequest } from '../../engine/issue-token.ts'
import { parametersOf, readClient } from './client-authentication.ts'

/** Reads a token request as the contract spells it (RFC 6749 §4.4.2). */
export function readTokenRequest(
  request: FastifyRequest,
  tokens: Tokens,
  address: string | null,
): TokenRequest | Refusal {
  const parameters = parametersOf(request.body, tokens)
  if ('code' in parameters) return parameters
  const { grantType, scope, audience } = tokens.parameters

  if (grantType !== null) {
    const asked = parameters.get(grantType)
    if (asked === undefined) return refuse('grant_type_missing', { member: grantType })
    if (asked !== 'client_credentials') return refuse('grant_type_unsupported')
  }
  const client = readClient(request, parameters, { tokens, address })
  if ('code' in client) return client
  return {
    client,
    scope: scope === null ? null : (parameters.get(scope) ?? null),
    audience: audience === null ? null : (parameters.get(audience) ?? null),
  }
}
