import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { parseStrictJson, type Refusal, refuse } from '@countersign/core'
import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import { type Verdict, verifyCredential } from '../../engine/verify-credential.ts'
import { whenRead } from '../../engine/when-read.ts'
import { type Answer, uncached } from '../answer.ts'
import { type Answered, serveDirectly } from '../direct.ts'
import { validation } from '../formats.ts'
import { memberAtFault } from '../member-at-fault.ts'
import type { ControlContext } from './context.ts'
import { Body, EnvironmentName, Name, ScopeList } from './schemas.ts'
import { viewPrincipal } from './views.ts'

const Verification = Body({
  credential: Type.String({ maxLength: 8_192, description: 'a key or an access token' }),
  require: Type.Optional(
    Body({
      scopes: Type.Optional(ScopeList),
      capabilities: Type.Optional(ScopeList),
      environment: Type.Optional(EnvironmentName),
      level: Type.Optional(
        Type.Union([Type.Literal('project'), Type.Literal('server')], {
          description: '"project" or "server"',
        }),
      ),
      project: Type.Optional(Name),
    }),
  ),
  ip: Type.Optional(
    Type.String({ format: 'ip-address', maxLength: 60, description: 'an address, IPv4 or IPv6' }),
  ),
})
type Verification = Static<typeof Verification>

const isVerification = new Ajv(validation).compile<Verification>(Verification)

/** `POST /v1/verify`, the route that stands in front of every request to an API. */
export function addVerifyRoute({ app, engine, dialect, authorize }: ControlContext): void {
  serveDirectly(
    app,
    {
      method: 'POST',
      url: '/v1/verify',
      handler: (body, request) => {
        const asked = readVerification(body)
        if (!('refusal' in asked)) return verify(asked, request, { engine, authorize })
        return whenRead(authorize(request, 'verify'), (operator) =>
          'code' in operator ? operator : asked.refusal,
        )
      },
    },
    dialect,
  )
}

/** The asking service and the credential are looked up together; the use counts if both are good. */
function verify(
  { credential, require = {}, ip }: Verification,
  request: IncomingMessage,
  { engine, authorize }: Pick<ControlContext, 'engine' | 'authorize'>,
): Answered {
  const address = ip ?? null
  const authorized = authorize(request, 'verify')
  const verified = verifyCredential({ credential, require, address }, engine)
  if (authorized instanceof Promise || verified instanceof Promise) {
    return Promise.all([authorized, verified]).then(([operator, verdict]) =>
      'code' in operator ? operator : view(verdict, address, engine),
    )
  }
  return 'code' in authorized ? authorized : view(verified, address, engine)
}

const jsonHeaders = { ...uncached, 'content-type': 'application/json' }

function view(verdict: Verdict, address: string | null, engine: Engine): Answer {
  const body = verdict.valid
    ? { valid: true, code: 'valid', principal: viewPrincipal(verdict.principal), limit: null }
    : { valid: false, code: verdict.code, principal: null, limit: null }
  if (verdict.valid) rememberUse(verdict.facts, address, engine)
  return { status: 200, headers: jsonHeaders, body: JSON.stringify(body) }
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
