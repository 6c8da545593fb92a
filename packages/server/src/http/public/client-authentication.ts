import { type Refusal, refuse } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import type { TokenCarrier, Tokens } from '../../contracts/contract.ts'
import type { PresentedClient } from '../../engine/authenticate-client.ts'
import { decodeFormText } from '../bodies.ts'
import { headerValues } from '../credential-of.ts'
import { RefusedRequest } from '../refusal-of.ts'
import type { PublicContext } from './context.ts'

export type Parameters = ReadonlyMap<string, string>

/** Who a request is of, by the one method of client authentication that it uses (RFC 6749 §2.3). */
export function readClient(
  request: FastifyRequest,
  parameters: Parameters,
  { contract, clientAddress, clientCertificate }: PublicContext,
): PresentedClient | Refusal {
  const { tokens } = contract
  if (tokens === null) throw new Error('there is no authorization server')
  const { extensions = {}, parameters: names } = tokens
  const address = clientAddress(request.raw)
  const carried = credentialIn(request, parameters, tokens)
  const assertion = extensions.privateKeyJwt === true ? assertionIn(parameters) : null
  if (assertion !== null) {
    if (typeof assertion === 'object') return assertion
    if (!('code' in carried) || carried.code !== 'credential_missing') return ambiguous
    return { by: 'assertion', assertion, clientId: parameters.get(names.clientId) ?? null, address }
  }
  if ('code' in carried) {
    // RFC 8705 §2: a client that shows a certificate and nothing else says which one it is
    const clientId = parameters.get(names.clientId)
    const certificate = extensions.mutualTls === true ? clientCertificate(request.raw) : null
    const isAlone = carried.code === 'credential_missing' && clientId !== undefined
    if (!isAlone || certificate === null) return carried
    return { by: 'certificate', certificate, clientId, address }
  }
  const named = clientNamed(parameters.get(names.clientId) ?? null, carried.clientId, tokens)
  if (named !== null && typeof named === 'object') return named
  return { by: 'secret', credential: carried.credential, clientId: named, address }
}

const ambiguous = refuse('credential_ambiguous')
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** RFC 7521 §4.2. Null: there is none. */
function assertionIn(parameters: Parameters): string | Refusal | null {
  const assertion = parameters.get('client_assertion')
  const type = parameters.get('client_assertion_type')
  if (assertion === undefined && type === undefined) return null
  if (type !== assertionType) {
    return refuse('body_invalid', { member: 'client_assertion_type', expected: assertionType })
  }
  return assertion ?? refuse('body_invalid', { member: 'client_assertion', expected: 'a JWT' })
}

/** RFC 6749 §2.3.1: a secret is never in the URL. One that was is known to others by now. */
export function refuseInUrl({ originalUrl }: FastifyRequest, tokens: Tokens): Refusal | null {
  const start = originalUrl.indexOf('?')
  if (start < 0) return null
  const named = namesIn(originalUrl.slice(start + 1))
  if (named === null) return refuse('body_malformed')
  const member = ['client_assertion', ...secretsOf(tokens)].find((name) => named.has(name))
  const expected = 'it in the body, not in the URL'
  return member === undefined ? null : refuse('body_invalid', { member, expected })
}

/** Null: the query can't be read, so nobody knows what is in it. */
function namesIn(query: string): ReadonlySet<string> | null {
  try {
    return new Set(query.split('&').map((pair) => decodeFormText(pair.split('=', 1)[0] ?? '')))
  } catch (error) {
    if (error instanceof RefusedRequest) return null
    throw error
  }
}

/**
 * The parameters of a request to the authorization server. Unknown ones are ignored (RFC 6749 §3.2);
 * the forms and JSON that arrive here hold none twice. `more` are those that mean something besides.
 */
export function parametersOf(
  body: unknown,
  tokens: Tokens,
  more: readonly string[] = [],
): Parameters | Refusal {
  if (body instanceof Map) return body as Parameters
  if (body === undefined || body === null) return new Map()
  if (typeof body !== 'object' || Array.isArray(body)) return refuse('body_malformed')
  const parameters = new Map<string, string>()
  const read = new Set([...parametersRead(tokens), ...more])
  for (const [member, value] of Object.entries(body)) {
    if (!read.has(member)) continue
    const several = member === 'resource' && Array.isArray(value) ? linesOf(value) : null
    if (several !== null) parameters.set(member, several)
    else if (typeof value !== 'string') {
      return refuse('body_invalid', { member, expected: 'a text' })
    } else if (value !== '') parameters.set(member, value)
  }
  return parameters
}

/** Which client the request says it is of, in a parameter or beside its credential. */
function clientNamed(
  inBody: string | null,
  beside: string | null,
  { clientId: rule, parameters: { clientId: member } }: Tokens,
): string | null | Refusal {
  if (rule === 'ignored') return null
  if (inBody !== null && beside !== null && inBody !== beside) {
    return refuse('credential_ambiguous', { member })
  }
  const named = beside ?? inBody
  return named === null && rule === 'required'
    ? refuse('body_invalid', { member, expected: 'it to be present' })
    : named
}

/** Names of the parameters that mean something: the others are ignored, whatever they hold. */
function parametersRead(tokens: Tokens): ReadonlySet<string | null> {
  const byAssertion = ['client_assertion', 'client_assertion_type']
  const assertion = tokens.extensions?.privateKeyJwt === true ? byAssertion : []
  return new Set([...Object.values(tokens.parameters), ...secretsOf(tokens), ...assertion])
}

function secretsOf({ carriers }: Tokens): readonly string[] {
  return carriers.flatMap((carrier) => (carrier.in === 'body' ? [carrier.member] : []))
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
    if ('whenAbsent' in carrier && found.length > 0) continue
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

/** The texts of a list, as repeated parameters of a form are kept; null where it holds something else. */
function linesOf(values: readonly unknown[]): string | null {
  const isTexts = values.every((value) => typeof value === 'string' && value !== '')
  return isTexts && values.length > 0 ? values.join('\n') : null
}
