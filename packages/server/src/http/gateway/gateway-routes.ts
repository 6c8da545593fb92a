import { type Refusal, refuse } from '@countersign/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Rule } from '../../gateway/rules.ts'
import { bodyLimit, type Listener, refuseWith } from '../listener.ts'
import type { Admitted } from '../public/admission.ts'
import { type PublicContext, urlOf } from '../public/context.ts'
import { allowOrigin, answerPreflight, preflightRule } from './cors.ts'
import { enter } from './entrance.ts'
import type { OpenExchanges } from './open-exchanges.ts'
import type { PassOn } from './pass-on.ts'
import { ambiguous, type Placed, type Placing } from './placing.ts'
import { watch } from './watching.ts'

/** A request of the gateway, and what is known of it. */
export interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly placed: Extract<Placed, { kind: 'matched' }>
}

/** What happens to a request that may pass. */
interface Way {
  readonly passOn: PassOn
  readonly exchanges: OpenExchanges
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * The routes of the gateway, those that a contract names among them: they authenticate and
 * authorize, and pass on what may pass. A request that is refused opens no connection to an
 * upstream, and its body is not read.
 */
export function addGatewayRoutes(
  app: Listener,
  context: PublicContext,
  { rules, placing, ...way }: Way & { rules: readonly Rule[]; placing: Placing },
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const placed = placing.of(request.raw)
    if (placed?.kind === 'malformed') {
      return turnBack(refuse('request_malformed'), { request, reply }, context)
    }
    if (placed?.kind !== 'matched') {
      return turnBack(refuse('path_ambiguous'), { request, reply }, context)
    }
    await visit({ request, reply, placed }, context, way)
    if (reply.raw.destroyed && !reply.raw.writableFinished) tellOfBrokenReply(request, reply, app)
    return reply
  }
  const add = (place: string, pattern: string | undefined): void => {
    app.route({
      method: methods,
      url: '/',
      constraints: { gateway: place },
      config: { surface: 'resource', pattern },
      exposeHeadRoute: false,
      // before the body is read
      onRequest: answer,
      handler: () => undefined,
    })
  }
  for (const path of new Set(rules.map((rule) => rule.path))) add(path, urlOf(path))
  if (rules.length > 0) add(ambiguous, 'none')
}

async function visit(
  visited: Visit,
  context: PublicContext,
  { passOn, exchanges }: Way,
): Promise<FastifyReply> {
  const { request, reply, placed } = visited
  const rules = placed.found.map(({ route }) => route)
  const preflight = preflightRule(request, rules)
  if (preflight !== undefined) {
    const { contract } = context
    return answerPreflight(preflight, visited, { contract, rules })
  }
  const { route: rule } = placed.chosen
  allowOrigin(rule, request, reply)
  if (!rule.methods.has(request.method)) {
    reply.header('allow', allowed(placed).join(', '))
    return turnBack(refuse('method_unsupported'), visited, context)
  }
  const entered = rule.isOpen ? null : await enter(request, placed.chosen, context)
  if (isRefusal(entered)) return turnBack(entered, visited, context)
  const ending = watch(visited, entered, exchanges)
  const refusal = await passOn(visited, entered, ending)
  if (refusal !== null) return turnBack(refusal, visited, context)
  return reply.hijack()
}

/** What other proxies call a request whose caller went away before there was a reply. */
const callerGone = 499

/** The framework tells of replies that were sent to their end, and of no others. */
function tellOfBrokenReply(request: FastifyRequest, reply: FastifyReply, { finish }: Listener) {
  if (!reply.raw.headersSent) reply.raw.statusCode = callerGone
  finish(request, reply)
}

function isRefusal(entered: Admitted | Refusal | null): entered is Refusal {
  return entered !== null && 'code' in entered
}

function allowed({ found, others }: Visit['placed']): readonly string[] {
  const methodsOfRules = found.flatMap(({ route }) => [
    ...route.methods,
    ...(route.cors === false ? [] : ['OPTIONS']),
  ])
  return [...new Set([...others, ...methodsOfRules])]
}

const closing: ReadonlySet<Refusal['code']> = new Set(['request_malformed', 'body_too_large'])

/** Refuses. A connection on which much of a body is still to come is closed, and not read to its end. */
function turnBack(
  refusal: Refusal,
  { request, reply }: Pick<Visit, 'request' | 'reply'>,
  { contract }: PublicContext,
): FastifyReply {
  const { raw } = request
  const length = Number(raw.headers['content-length'] ?? 0)
  const isLong = length > bodyLimit || raw.headers['transfer-encoding'] !== undefined
  const isAwaited = raw.headers.expect !== undefined
  if (closing.has(refusal.code) || (!raw.complete && (isLong || isAwaited))) {
    reply.header('connection', 'close')
  }
  return refuseWith(refusal, request, reply, contract)
}
