import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { TokenCarrier, Tokens } from '../../contracts/contract.ts'
import type { TokenRequest } from '../../engine/issue-token.ts'
import { decodeFormText } from '../bodies.ts'
import { headerValues } from '../credential-of.ts'

type Parameters = ReadonlyMap<string, string>

/**
 * Reads a token request as the contract spells it (RFC 6749 §4.4.2). Unknown parameters are
 * ignored (§3.2); the forms and JSON that arrive here hold none twice.
 */
export function readTokenRequest(
  request: FastifyRequest,
  tokens: Tokens,
  address: string | null,
): TokenRequest | Refusal {
  const parameters = parametersOf(request.body)
  if ('code' in parameters) return parameters
  const { grantType, clientId, scope, audience } = tokens.parameters

  if (grantType !== null) {
    const asked = parameters.get(grantType)
    if (asked === undefined) return refuse('grant_type_missing', { member: grantType })
    if (asked !== 'client_credentials') return refuse('grant_type_unsupported')
  }
  const carried = credentialIn(request, parameters, tokens)
  if ('code' in carried) return carried
  const named = parameters.get(clientId) ?? null
  if (carried.clientId !== null && named !== null && carried.clientId !== named) {
    return refuse('credential_ambiguous', { member: clientId })
  }
  return {
    credential: carried.credential,
    clientId: carried.clientId ?? named,
    scope: scope === null ? null : (parameters.get(scope) ?? null),
    audience: audience === null ? null : (parameters.get(audience) ?? null),
    address,
  }
}

function parametersOf(body: unknown): Parameters | Refusal {
  if (body instanceof Map) return body as Parameters
  if (body === undefined || body === null) return new Map()
  if (typeof body !== 'object' || Array.isArray(body)) return refuse('body_malformed')
  const parameters = new Map<string, string>()
  for (const [member, value] of Object.entries(body)) {
    if (typeof value !== 'string') return refuse('body_invalid', { member, expected: 'a text' })
    if (value !== '') parameters.set(member, value)
  }
  return parameters
}

interface Carried {
  readonly credential: string
  /** A client_id that came with the credential. */
  readonly clientId: string | null
}

function credentialIn(
  request: FastifyRequest,
  parameters: Parameters,
  tokens: Tokens,
): Carried | Refusal {
  const found: Carried[] = []
  for (const carrier of tokens.carriers) {
    const carried = carriedBy(carrier, request, parameters)
    if (carried !== null && 'code' in carried) return carried
    if (carried !== null) found.push(carried)
  }
  if (tokens.oneCarrier && found.length > 1) return refuse('credential_ambiguous')
  return found[0] ?? refuse('credential_missing')
}

function carriedBy(
  carrier: TokenCarrier,
  request: FastifyRequest,
  parameters: Parameters,
): Carried | Refusal | null {
  if (carrier.in === 'basic') return basicOf(request)
  if ('whenAbsent' in carrier && parameters.has(carrier.whenAbsent)) return null
  const credential = parameters.get(carrier.member)
  return credential === undefined ? null : { credential, clientId: null }
}

const basic = /^basic +([A-Za-z0-9+/]*={0,2})$/i

/** RFC 6749 §2.3.1: both parts are form-encoded. A bare key may be the password or the user name. */
function basicOf(request: FastifyRequest): Carried | Refusal | null {
  const values = headerValues(request.raw, 'authorization')
  if (values.length > 1) return refuse('credential_ambiguous')
  if (values[0] === undefined || !/^basic( |$)/i.test(values[0])) return null
  const decoded = Buffer.from(basic.exec(values[0])?.[1] ?? '', 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  if (colon < 0) return refuse('credential_malformed')
  try {
    const user = decodeFormText(decoded.slice(0, colon))
    const password = decodeFormText(decoded.slice(colon + 1))
    if (password !== '') return { credential: password, clientId: user === '' ? null : user }
    return user === '' ? null : { credential: user, clientId: null }
  } catch {
    return refuse('credential_malformed')
  }
}
