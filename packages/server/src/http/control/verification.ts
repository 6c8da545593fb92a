import { type Possession, type RefusalCode, refusals, type Standing } from '@countersign/core'
import { type Static, Type } from 'typebox'
import { impatient, patienceMs } from '../../engine/patience.ts'
import type { Engine } from '../../engine/ports.ts'
import {
  explainCredential,
  type Judged,
  judgeCredential,
  settle,
  type Verdict,
  type VerifyCredential,
} from '../../engine/verify-credential.ts'
import { whenRead } from '../../engine/when-read.ts'
import { Body, CapabilityList, EnvironmentName, Name, ScopeList } from './schemas.ts'
import { viewPrincipal } from './views.ts'

/** What a request to the asking service showed besides its token (RFC 9449 §7, RFC 8705 §3). */
const Proof = Body({
  method: Type.Optional(
    Type.String({ maxLength: 20, description: 'the method of the request, such as "GET"' }),
  ),
  url: Type.Optional(
    Type.String({
      maxLength: 2_000,
      description: 'the address that was asked, as the client knows it',
    }),
  ),
  dpop: Type.Optional(
    Type.String({ maxLength: 8_192, description: 'the DPoP header of the request' }),
  ),
  certificate: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{43}$',
      maxLength: 43,
      description: 'the SHA-256 of the certificate of the client, in base64url',
    }),
  ),
})

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
    proof: Type.Optional(Proof),
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
          'true to be told every reason of a refusal, and how the limits stand; nothing is spent or remembered then',
      }),
    ),
  },
  { additionalProperties: false, title: 'Verification' },
)
export type Verification = Static<typeof Verification>

/** A verdict on its way to the caller, who is told it once they are known to be one who may ask. */
export type Told = () => object | Promise<object>

/** Looks the credential up and judges it. What comes of it is told, spent and remembered by calling it. */
export function verify(asked: Verification, engine: Engine): Told | Promise<Told> {
  if (asked.proof === undefined) return verifyWith(asked, undefined, engine)
  return possessionOf(asked.credential, asked.proof, engine).then((possession) =>
    verifyWith(asked, possession, engine),
  )
}

/** A proof that is not good is none. */
async function possessionOf(
  token: string,
  { method, url, dpop, certificate }: NonNullable<Verification['proof']>,
  { proofs }: Engine,
): Promise<Possession> {
  const isWhole = dpop !== undefined && method !== undefined && url !== undefined
  const proof = isWhole
    ? await proofs.check(dpop, { method, urls: [url], token, needsNonce: false })
    : null
  return {
    proof: proof === null || 'code' in proof ? null : proof,
    certificate: certificate ?? null,
  }
}

function verifyWith(
  { credential, require = {}, ip, cost = 1, explain = false }: Verification,
  possession: Possession | undefined,
  engine: Engine,
): Told | Promise<Told> {
  const address = ip ?? null
  const command = { credential, require, address, possession }
  if (explain) return () => explained(command, cost, impatient(engine, patienceMs))
  const read = judgeCredential(command, engine)
  if (!(read instanceof Promise)) {
    return () => whenRead(settle(read, { cost, address }, engine), viewSettled)
  }
  const since = performance.now()
  return read.then((judged) => () => {
    const settled = settle(judged, { cost, address }, hurried(engine, performance.now() - since))
    return whenRead(settled, viewSettled)
  })
}

/** Counting has a second at most, so only who has waited longer must be hurried. */
const hurriedAfterMs = patienceMs - 1_000

function hurried(engine: Engine, waitedMs: number): Engine {
  return waitedMs > hurriedAfterMs ? impatient(engine, patienceMs - waitedMs) : engine
}

async function explained(command: VerifyCredential, cost: number, engine: Engine): Promise<object> {
  const { verdict, failures } = await explainCredential(command, cost, engine)
  engine.telemetry.verified(verdict.valid ? 'valid' : verdict.code)
  return { ...viewSettled(verdict), failures: failures.map(viewFailure) }
}

function viewSettled(verdict: Verdict): object {
  const { standings } = verdict
  if (standings.length === 0) return view(verdict, null)
  return { ...view(verdict, null), ...viewStandings(standings) }
}

function view(judged: Judged, limit: object | null): object {
  return judged.valid
    ? { valid: true, code: 'valid', principal: viewPrincipal(judged.principal), limit }
    : { valid: false, code: judged.code, principal: null, limit }
}

/** How a limit and a quota stand, as verdicts tell it. */
export function viewStandings(standings: readonly Standing[]) {
  const rate = standings.find(({ isQuota }) => !isQuota)
  const quota = standings.find(({ isQuota }) => isQuota)
  return {
    limit: rate === undefined ? null : viewStanding(rate),
    ...(quota !== undefined && { quota: viewStanding(quota) }),
  }
}

function viewStanding({ name, most, counted }: Standing) {
  return {
    name,
    limit: most,
    remaining: counted?.remaining ?? null,
    reset_seconds: counted?.resetSeconds ?? null,
    degraded: counted === null,
  }
}

function viewFailure(code: RefusalCode) {
  return { code, detail: refusals[code].says }
}
