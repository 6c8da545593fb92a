import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { Tokens } from '../../contracts/contract.ts'
import type { ExchangeRequest } from '../../engine/exchange-token.ts'
import type { TokenRequest } from '../../engine/issue-token.ts'
import { type Parameters, parametersOf, readClient } from './client-authentication.ts'
import type { PublicContext } from './context.ts'
import { hasProof, proofOf } from './possession.ts'

/** Reads a token request as the contract spells it (RFC 6749 §4.4.2). */
export async function readTokenRequest(
  request: FastifyRequest,
  tokens: Tokens,
  context: PublicContext,
): Promise<TokenRequest | ExchangeRequest | Refusal> {
  const parameters = parametersOf(request.body, tokens, ['resource', ...exchangeParameters])
  if ('code' in parameters) return parameters
  const { grantType, scope, audience } = tokens.parameters

  if (grantType !== null) {
    const asked = parameters.get(grantType)
    if (asked === undefined) return refuse('grant_type_missing', { member: grantType })
    const isExchange = asked === exchangeGrant && tokens.extensions?.tokenExchange === true
    if (asked !== 'client_credentials' && !isExchange) return refuse('grant_type_unsupported')
  }
  const isExchange = grantType !== null && parameters.get(grantType) === exchangeGrant
  const resources = tokens.extensions?.resource === true ? resourcesIn(parameters) : []
  if ('code' in resources) return resources
  const client = readClient(request, parameters, context)
  if ('code' in client) return client
  const isProven = tokens.extensions?.dpop === true && hasProof(request)
  const proof = isProven ? await proofOf(request, null, context) : null
  if (proof !== null && 'code' in proof) return proof
  const asked = {
    client,
    proof,
    scope: scope === null ? null : (parameters.get(scope) ?? null),
    audiences: [...(audience === null ? [] : parametersIn(audience, parameters)), ...resources],
  }
  if (!isExchange) return asked
  const subjectToken = subjectTokenIn(parameters)
  return typeof subjectToken === 'string' ? { ...asked, subjectToken } : subjectToken
}

/** RFC 8693 §2.1. */
export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange'
export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'
const exchangeParameters = [
  ...['subject_token', 'subject_token_type', 'requested_token_type'],
  ...['actor_token', 'actor_token_type'],
]

function subjectTokenIn(parameters: Parameters): string | Refusal {
  const wrong = [
    ['subject_token_type', [accessTokenType]],
    ['requested_token_type', [accessTokenType, undefined]],
  ] as const
  for (const [member, known] of wrong) {
    if (!(known as readonly unknown[]).includes(parameters.get(member))) {
      return refuse('body_invalid', { member, expected: accessTokenType })
    }
  }
  if (parameters.has('actor_token')) {
    const expected = 'it to be left out: the client that asks is who acts'
    return refuse('body_invalid', { member: 'actor_token', expected })
  }
  const expected = 'an access token'
  return (
    parameters.get('subject_token') ?? refuse('body_invalid', { member: 'subject_token', expected })
  )
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
