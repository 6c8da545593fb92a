import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Dialect } from './answer.ts'
import { patternOf, refuseWith } from './listener.ts'
import { notesOf } from './notes.ts'
import { createPipelineLimit } from './pipelining.ts'
import { createRequestEnd, isRequestLogged } from './request-end.ts'
import { traceParentOf } from './request-id.ts'
import { shed, shedOf } from './shedding.ts'
import type { Surroundings } from './surroundings.ts'

/** For requests that no hook sees, because they end before there is a route. */
export interface WatchedRequests {
  readonly begin: (request: FastifyRequest, reply: FastifyReply) => void
  readonly finish: (request: FastifyRequest, reply: FastifyReply) => void
}

/** Hooks that turn away what is too much, and tell of each request: once, when it has been answered. */
export function watchRequests(
  app: FastifyInstance,
  dialect: Dialect,
  surroundings: Surroundings,
): WatchedRequests {
  const { name, log, counts, traces } = surroundings
  const end = createRequestEnd(surroundings)
  const isTraced = traces !== null || isRequestLogged(log)
  const tooMany = createPipelineLimit()

  const begin = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.header('x-request-id', request.id)
    if (!isTraced) return
    const notes = notesOf(request.raw)
    notes.traceParent = traceParentOf(request.raw)
    const { id: requestId, method } = request
    const begun = { listener: name, method, requestId, traceParent: notes.traceParent }
    notes.span = traces?.begin(begun) ?? null
  }
  const finish = (request: FastifyRequest, reply: FastifyReply): void => {
    end({
      ...notesOf(request.raw),
      counts: counts.route(patternOf(request) ?? 'none', request.method),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
      requestId: request.id,
    })
  }

  app.addHook('onRequest', (request, reply, done) => {
    begin(request, reply)
    const refusal =
      tooMany(request.raw, reply.raw) ??
      shed(shedOf(request.routeOptions.config, surroundings), surroundings)
    if (refusal === null) goOn(request, done)
    else refuseWith(refusal, request, reply, dialect)
  })
  // the body has come in turns of its own, which know nothing of the span
  if (traces !== null) app.addHook('preValidation', (request, _reply, done) => goOn(request, done))
  app.addHook('onResponse', (request, reply, done) => {
    finish(request, reply)
    done()
  })
  return { begin, finish }
}

function goOn(request: FastifyRequest, done: () => void): void {
  const { span } = notesOf(request.raw)
  if (span === null) done()
  else span.within(done)
}
