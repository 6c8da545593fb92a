import { keptUntil, stateOfSigningKey, type UnixMillis } from '@countersign/core'
import { Type } from 'typebox'
import { compromiseSigningKey } from '../../engine/compromise-signing-key.ts'
import type { Outcome } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import { rotateSigningKey } from '../../engine/rotate-signing-key.ts'
import type { SigningKeyRecord } from '../../store/records.ts'
import { authorized, type ControlContext, respond } from './context.ts'
import { Body, Name } from './schemas.ts'

const Rotation = Body({
  now: Type.Optional(
    Type.Boolean({ description: 'whether the announced key must sign at once, or nothing change' }),
  ),
})
const Compromise = Body({ reason: Type.Optional(Name) })
const Params = Type.Object({ kid: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) })

export function addSigningKeyRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/signing-keys'
  const write = authorized('signing-keys.write', context)

  app.get(path, authorized('signing-keys.read', context), async () => {
    const { keys, at } = await engine.store.signingKeys()
    return { data: keys.map((key) => viewSigningKey(key, at)), next_cursor: null }
  })

  app.post(`${path}/rotate`, { ...write, schema: { body: Rotation } }, async (request, reply) => {
    const outcome = await rotateSigningKey({ now: request.body.now ?? false }, engine)
    return respond(await viewed(outcome, engine), { request, reply, dialect }, asItIs)
  })

  app.post(
    `${path}/:kid/compromised`,
    { ...write, schema: { params: Params, body: Compromise } },
    async (request, reply) => {
      const command = { kid: request.params.kid, reason: request.body.reason ?? null }
      const outcome = await compromiseSigningKey(command, engine)
      return respond(await viewed(outcome, engine), { request, reply, dialect }, asItIs)
    },
  )
}

const asItIs = { status: 200, view: (view: unknown) => view }

/** What a key does depends on the time, and that is the database's. */
async function viewed(
  outcome: Outcome<SigningKeyRecord>,
  { store }: Engine,
): Promise<Outcome<unknown>> {
  if (!outcome.ok) return outcome
  const { at, keys } = await store.signingKeys()
  const key = keys.find(({ kid }) => kid === outcome.value.kid) ?? outcome.value
  return { ok: true, value: viewSigningKey(key, at) }
}

function viewSigningKey(key: SigningKeyRecord, at: UnixMillis) {
  return {
    kid: key.kid,
    algorithm: key.algorithm,
    state: stateOfSigningKey(key, at),
    public_jwk: JSON.parse(key.publicJwk) as unknown,
    created_at: iso(key.createdAt),
    published_at: iso(key.publishedAt),
    signs_from: iso(key.signsFrom),
    signs_until: iso(key.signsUntil),
    kept_until: iso(keptUntil(key)),
    retired_at: iso(key.retiredAt),
    compromised_at: iso(key.compromisedAt),
    compromised_reason: key.compromisedReason,
  }
}

function iso(at: UnixMillis | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
