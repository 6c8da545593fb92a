import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Contract, ResourceCarrier } from '../../contracts/contract.ts'
import type { Rule } from '../../gateway/rules.ts'
import { headerValues } from '../credential-of.ts'

const preflightSeconds = 600
const exposed = 'RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id'

/**
 * Lets pages of the origins of a rule read the reply (Fetch §3.2). Where any origin may, no cookies
 * come along: credentials are headers that a page sets by itself, so it gets no more than it has.
 */
export function allowOrigin(
  { cors }: Pick<Rule, 'cors'>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (cors === false) return
  if (cors === true) {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', exposed)
    return
  }
  reply.header('vary', 'Origin')
  const [origin = ''] = headerValues(request.raw, 'origin')
  if (!cors.origins.some((allowed) => allowed.toLowerCase() === origin.toLowerCase())) return
  reply.header('access-control-allow-origin', origin)
  reply.header('access-control-expose-headers', [exposed, ...(cors.exposes ?? [])].join(', '))
  if (cors.credentials === true) reply.header('access-control-allow-credentials', 'true')
}

/** The rule that answers a preflight for a path, of those that fit it; undefined: it is none. */
export function preflightRule(request: FastifyRequest, rules: readonly Rule[]): Rule | undefined {
  if (request.method !== 'OPTIONS') return undefined
  const [wanted] = headerValues(request.raw, 'access-control-request-method')
  const meant = wanted === undefined ? undefined : rules.find(({ methods }) => methods.has(wanted))
  if (meant !== undefined) return meant.cors === false ? undefined : meant
  return rules.find(({ methods, cors }) => cors !== false && !methods.has('OPTIONS'))
}

/** Answers what browsers ask before they send what a page could not send without it (Fetch §3.2.2). */
export function answerPreflight(
  rule: Rule,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { contract, rules }: { readonly contract: Contract; readonly rules: readonly Rule[] },
): FastifyReply {
  const { resources } = contract
  const methods = rules.filter(({ cors }) => cors !== false).flatMap((one) => [...one.methods])
  const headers = [
    ...resources.carriers.map(headerOf),
    ...resources.require.headers.map(({ header }) => header),
    ...(typeof rule.cors === 'object' ? (rule.cors.headers ?? []) : []),
    'Content-Type',
  ]
  allowOrigin(rule, request, reply)
  return reply
    .code(204)
    .header('access-control-allow-methods', [...new Set(methods)].join(', '))
    .header('access-control-allow-headers', headers.join(', '))
    .header('access-control-max-age', preflightSeconds)
    .send()
}

function headerOf(carrier: ResourceCarrier): string {
  return carrier.in === 'header' ? carrier.header : 'Authorization'
}
