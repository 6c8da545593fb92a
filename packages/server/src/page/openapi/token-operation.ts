import type { Contract } from '../../contracts/contract.ts'
import { tokenRoute } from '../public-routes.ts'
import { tokenRequest } from '../sample-requests.ts'
import { responsesOf } from './responses.ts'

const text = { type: 'string', minLength: 1, maxLength: 8_192 } as const
const mediaTypes = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const

/** The token endpoint, as the contract spells it. */
export function tokenOperation(contract: Contract): object {
  const { tokens } = contract
  if (tokens === null) throw new Error('the contract has no token endpoint')
  const { grantType, clientId, scope, audience } = tokens.parameters
  const secrets = tokens.carriers.flatMap((carrier) =>
    carrier.in === 'body' ? [carrier.member] : [],
  )
  const names = [grantType, clientId, ...secrets, scope, audience].filter((name) => name !== null)
  const schema = {
    type: 'object',
    properties: Object.fromEntries(
      [...new Set(names)].map((name) => [
        name,
        name === grantType ? { const: 'client_credentials' } : text,
      ]),
    ),
    required: [
      ...(grantType === null ? [] : [grantType]),
      ...(tokens.clientId === 'required' ? [clientId] : []),
    ],
  }
  const takesBasic = tokens.carriers.some((carrier) => carrier.in === 'basic')
  const inBody = tokens.carriers.find((carrier) => carrier.in === 'body') ?? {
    in: 'basic' as const,
  }
  const content = tokens.encodings.map((encoding) => {
    const example = tokenRequest(contract, { carrier: inBody, encoding }).body?.members
    return [mediaTypes[encoding], { schema, example }]
  })
  return {
    operationId: 'token',
    summary: 'Exchange the secret for an access token',
    description:
      grantType === null
        ? 'Client id and secret for an access token.'
        : 'The client credentials grant (RFC 6749 §4.4).',
    tags: ['Tokens'],
    security: takesBasic ? [{}, { basic: [] }] : [{}],
    requestBody: { required: true, content: Object.fromEntries(content) as object },
    responses: responsesOf(contract, tokenRoute(tokens.path), tokens.reply),
  }
}
