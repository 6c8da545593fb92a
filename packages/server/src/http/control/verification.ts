import { type RefusalCode, refusals } from '@countersign/core'
import { type Static, Type } from 'typebox'
import { countRefused, rememberUse } from '../../engine/authenticate.ts'
import type { Engine } from '../../engine/ports.ts'
import {
  explainCredential,
  type Verdict,
  verifyCredential,
} from '../../engine/verify-credential.ts'
import { whenRead } from '../../engine/when-read.ts'
import { Body, CapabilityList, EnvironmentName, Name, ScopeList } from './schemas.ts'
import { viewPrincipal } from './views.ts'

/** What is asked of one credential. */
export const Verification = Type.Object(
  {
    credential: Type.String({ maxLength: 8_192, description: 'a key or an access token' }),
    require: Type.Optional(
      Body({
        scopes: Type.Optional(ScopeList),
        capabilities: Type.Optional(CapabilityList),
        environment: Type.Optional(EnvironmentName),
        level: Type.Optional(
          Type.Enum(['project', 'server'], {
            description: '"project" or "server"',
          }),
        ),
        project: Type.Optional(Name),
      }),
    ),
    ip: Type.Optional(
      Type.String({
        format: 'ip-address',
        maxLength: 60,
        description: 'the address of the client, IPv4 or IPv6',
      }),
    ),
    cost: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description:
          'a whole number from 1: what the request costs of the limit, where there is one',
      }),
    ),
    explain: Type.Optional(
      Type.Boolean({
        description:
          'true to be told every reason of a refusal; nothing is spent or remembered then',
      }),
    ),
  },
  { additionalProperties: false, title: 'Verification' },
)
export type Verification = Static<typeof Verification>

/** A verdict on its way to the caller, who is told it once they are known to be one who may ask. */
export type Told = () => object

/** Looks the credential up and judges it. What comes of it is told, and remembered, by calling it. */
export function verify(
  { credential, require = {}, ip, cost = 1, explain = false }: Verification,
  engine: Engine,
): Told | Promise<Told> {
  const address = ip ?? null
  const command = { credential, require, address }
  if (explain) {
    return whenRead(explainCredential(command, engine), (failures) =>
      whenRead(verifyCredential(command, engine), (verdict) => () => ({
        ...view(verdict),
        failures: failures.map(viewFailure),
      })),
    )
  }
  return whenRead(verifyCredential(command, engine), (verdict) => () => {
    if (verdict.valid) rememberUse(verdict.facts, address, engine, cost)
    else countRefused(verdict.refused, engine)
    return view(verdict)
  })
}

function view(verdict: Verdict): object {
  return verdict.valid
    ? { valid: true, code: 'valid', principal: viewPrincipal(verdict.principal), limit: null }
    : { valid: false, code: verdict.code, principal: null, limit: null }
}

function viewFailure(code: RefusalCode) {
  return { code, detail: refusals[code].says }
}
