import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { parseStrictJson, type Refusal, refuse } from '@countersign/core'
import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import { type Verdict, verifyCredential } from '../../engine/verify-credential.ts'
import { type Answer, uncached } from '../answer.ts'
import { serveDirectly } from '../direct.ts'
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
      handler: async (body, request) => {
        const asked = readVerification(body)
        if ('code' in asked) {
          const operator = await authorize(request, 'verify')
          return 'code' in operator ? operator : asked
        }
        return verify(asked, request, { engine, authorize })
      },
    },
    dialect,
  )
}

/** The asking service and the credential are looked up together; the use counts if both are good. */
async function verify(
  { credential, require = {}, ip }: Verification,
  request: IncomingMessage,
  { engine, authorize }: Pick<ControlContext, 'engine' | 'authorize'>,
): Promise<Answer | Refusal> {
  const address = ip ?? null
  const [operator, verdict] = await Promise.all([
    authorize(request, 'verify'),
    verifyCredential({ credential, require, address }, engine),
  ])
  if ('code' in operator) return operator
  return { status: 200, headers: jsonHeaders, body: view(verdict, address, engine) }
}

const jsonHeaders = { ...uncached, 'content-type': 'application/json' }

function view(verdict: Verdict, address: string | null, engine: Engine): string {
  if (!verdict.valid) {
    return JSON.stringify({ valid: false, code: verdict.code, principal: null, limit: null })
  }
  rememberUse(verdict.facts, address, engine)
  const principal = viewPrincipal(verdict.principal)
  return JSON.stringify({ valid: true, code: 'valid', principal, limit: null })
}

/** Nearly every verification: one member, whose text needs no decoding, so it is what it looks like. */
const plain = /^\{"credential":"([\w.-]{1,8192})"\}$/

function readVerification(body: Buffer): Verification | Refusal {
  if (!isUtf8(body)) return refuse('body_malformed')
  const text = body.toString('utf8')
  const credential = plain.exec(text)?.[1]
  if (credential !== undefined) return { credential }
  const value = parseStrictJson(text)
  if (isVerification(value)) return value
  return refuse('body_invalid', memberAtFault(isVerification.errors ?? []) ?? {})
}
