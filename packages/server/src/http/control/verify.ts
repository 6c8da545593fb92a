import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { parseStrictJson, type Refusal, refuse } from '@countersign/core'
import { done } from '../../engine/outcome.ts'
import { whenRead } from '../../engine/when-read.ts'
import { type Answer, uncached } from '../answer.ts'
import { type Answered, serveDirectly } from '../direct.ts'
import { bodies } from '../formats.ts'
import { memberAtFault } from '../member-at-fault.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { Verdict } from './objects.ts'
import { operation } from './operation.ts'
import { Verification, verify } from './verification.ts'

const isVerification = bodies.compile<Verification>(Verification)

/**
 * `POST /v1/verify`, the route that stands in front of every request to an API: served past the
 * framework, which documents it, and serves it to those who add a query to its path.
 */
export function addVerifyRoute(context: ControlContext): void {
  const { app, engine, dialect, authorize } = context
  app.route({
    ...operation('credentials.verify', context),
    schema: { body: Verification, response: { 200: Verdict } },
    handler: async (request, reply) => {
      const told = await verify(request.body, engine)
      return respond(done(await told()), { request, reply, dialect }, listed)
    },
  })
  serveDirectly(
    app,
    {
      method: 'POST',
      url: '/v1/verify',
      handler: (body, request) => {
        const asked = readVerification(body)
        if (!('refusal' in asked)) return answer(asked, request, { engine, authorize })
        return whenRead(authorize(request, 'verify'), (operator) =>
          'code' in operator ? operator : asked.refusal,
        )
      },
    },
    dialect,
  )
}

/** The asking service and the credential are looked up together; it is counted if both are good. */
function answer(
  verification: Verification,
  request: IncomingMessage,
  { engine, authorize }: Pick<ControlContext, 'engine' | 'authorize'>,
): Answered {
  const authorized = authorize(request, 'verify')
  const verified = verify(verification, engine)
  if (authorized instanceof Promise || verified instanceof Promise) {
    return Promise.all([authorized, verified]).then(([operator, told]) =>
      'code' in operator ? operator : whenRead(told(), written),
    )
  }
  return 'code' in authorized ? authorized : whenRead(verified(), written)
}

const jsonHeaders = { ...uncached, 'content-type': 'application/json' }

function written(verdict: object): Answer {
  return { status: 200, headers: jsonHeaders, body: JSON.stringify(verdict), verdict }
}

/** Nearly every verification: one member, whose text needs no decoding, so it is what it looks like. */
const plain = /^\{"credential":"([\w.-]{1,8192})"\}$/

function readVerification(body: Buffer): Verification | { readonly refusal: Refusal } {
  const credential = plain.exec(body.toString('latin1'))?.[1]
  if (credential !== undefined) return { credential }
  if (!isUtf8(body)) return { refusal: refuse('body_malformed') }
  const value = parseBody(body.toString('utf8'))
  if (value === unreadable) return { refusal: refuse('body_malformed') }
  if (isVerification(value)) return value
  return { refusal: refuse('body_invalid', memberAtFault(isVerification.errors ?? []) ?? {}) }
}

const unreadable = Symbol('unreadable')

function parseBody(text: string): unknown {
  try {
    return parseStrictJson(text)
  } catch {
    return unreadable
  }
}
