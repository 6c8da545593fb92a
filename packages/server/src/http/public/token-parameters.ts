import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import type { TokenRequest } from '../../engine/issue-token.ts'
import { type Parameters, parametersOf, readClient } from './client-authentication.ts'
import type { PublicContext } from './context.ts'

/** Reads a token request as the contract spells it (RFC 6749 §4.4.2). */
export function readTokenRequest(
  request: FastifyRequest,
  tokens: Tokens,
  context: PublicContext,
): TokenRequest | Refusal {
  const parameters = parametersOf(request.body, tokens, ['resource'])
  if ('code' in parameters) return parameters
  const { grantType, scope, audience } = tokens.parameters

  if (grantType !== null) {
    const asked = parameters.get(grantType)
    if (asked === undefined) return refuse('grant_type_missing', { member: grantType })
    if (asked !== 'client_credentials') return refuse('grant_type_unsupported')
  }
  const resources = tokens.extensions?.resource === true ? resourcesIn(parameters) : []
  if ('code' in resources) return resources
  const client = readClient(request, parameters, context)
  if ('code' in client) return client
  return {
    client,
    scope: scope === null ? null : (parameters.get(scope) ?? null),
    audiences: [...(audience === null ? [] : parametersIn(audience, parameters)), ...resources],
  }
}

function parametersIn(name: string, parameters: Parameters): readonly string[] {
  const value = parameters.get(name)
  return value === undefined ? [] : [value]
}

const mostResources = 20

/** RFC 8707 §2: each is an absolute URI, without a fragment. */
function resourcesIn(parameters: Parameters): readonly string[] | Refusal {
  const resources = parameters.get('resource')?.split('\n') ?? []
  const isWellFormed = resources.every((resource) => {
    return URL.canParse(resource) && !resource.includes('#')
  })
  return isWellFormed && resources.length <= mostResources ? resources : refuse('audience_unknown')
}
