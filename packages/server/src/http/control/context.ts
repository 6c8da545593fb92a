import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import type { SignIn } from '../../operators/context.ts'
import type { Portal } from '../../portal/context.ts'
import type { Dialect } from '../answer.ts'
import { type Listener, refuseWith } from '../listener.ts'
import type { Authorize } from './authorize.ts'
import type { InstallationFacts } from './installation-view.ts'

/** What every route of the control API is built with. */
export interface ControlContext {
  readonly app: Listener
  readonly engine: Engine
  readonly dialect: Dialect
  readonly authorize: Authorize
  /** How often a quiet stream of changes says that it is there. */
  readonly auditHeartbeatMs: number
  readonly signIn: SignIn
  /** What customers work with, whether or not the public port serves it. */
  readonly portal: Portal
  readonly installation: InstallationFacts
}

export interface Success<Result> {
  readonly status: number
  readonly view: (value: Result) => unknown
  /** The record whose revision is the ETag of the reply. */
  readonly record?: (value: Result) => { readonly revision: number }
}

/** The reply of a listing, which is as its page was made. */
export const listed: Success<unknown> = { status: 200, view: (page) => page }

/** Answers with what a use case came to. */
export function respond<Result>(
  outcome: Outcome<Result>,
  { request, reply, dialect }: { request: FastifyRequest; reply: FastifyReply; dialect: Dialect },
  { status, view, record }: Success<Result>,
): FastifyReply {
  if (!outcome.ok) return refuseWith(outcome.refusal, request, reply, dialect)
  if (record !== undefined) reply.header('etag', `"${record(outcome.value).revision}"`)
  return reply.code(status).send(view(outcome.value))
}
