import { keptUntil, stateOfSigningKey, type UnixMillis } from '@countersign/core'
import { Type } from 'typebox'
import { compromiseSigningKey } from '../../engine/compromise-signing-key.ts'
import { done, type Outcome } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import { rotateSigningKey } from '../../engine/rotate-signing-key.ts'
import type { SigningKeyRecord } from '../../store/records.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { pageOf, SigningKey } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { invalidCursor, usualLimit, viewPage } from './pages.ts'
import { Body, Name, PageQuery } from './schemas.ts'

const Rotation = Body({
  now: Type.Optional(
    Type.Boolean({ description: 'true: the announced key signs at once, or nothing changes' }),
  ),
})
const Compromise = Body({ reason: Type.Optional(Name) })
const Params = Type.Object({
  kid: Type.String({
    pattern: '^[A-Za-z0-9_-]{43}$',
    maxLength: 43,
    description: 'the id of a signing key, its RFC 7638 thumbprint',
  }),
})

const viewed: Success<unknown> = { status: 200, view: (view) => view }

export function addSigningKeyRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('signingKeys.list', context),
    schema: { querystring: PageQuery, response: { 200: pageOf(SigningKey, 'SigningKeyPage') } },
    handler: async (request, reply) => {
      const { limit = usualLimit, cursor } = request.query
      const { keys, at } = await engine.store.signingKeys()
      const view = (key: SigningKeyRecord) => viewSigningKey(key, at)
      const page = viewPage(after(keys, cursor), limit, { view, idOf: ({ kid }) => kid })
      return respond(done(page), { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('signingKeys.rotate', context),
    schema: { body: Rotation, response: { 200: SigningKey } },
    handler: async (request, reply) => {
      const by = { maker: operatorOf(request), engine }
      const outcome = await rotateSigningKey({ now: request.body.now ?? false }, by)
      return respond(await withState(outcome, engine), { request, reply, dialect }, viewed)
    },
  })

  app.route({
    ...operation('signingKeys.compromised', context),
    schema: { params: Params, body: Compromise, response: { 200: SigningKey } },
    handler: async (request, reply) => {
      const command = { kid: request.params.kid, reason: request.body.reason ?? null }
      const by = { maker: operatorOf(request), engine }
      const outcome = await compromiseSigningKey(command, by)
      return respond(await withState(outcome, engine), { request, reply, dialect }, viewed)
    },
  })
}

/** There are few, and they are read whole: a page is a part of that. */
function after(
  keys: readonly SigningKeyRecord[],
  cursor: string | undefined,
): readonly SigningKeyRecord[] {
  if (cursor === undefined) return keys
  const last = Buffer.from(cursor, 'base64url').toString('latin1')
  const place = keys.findIndex(({ kid }) => kid === last)
  if (place === -1) throw invalidCursor()
  return keys.slice(place + 1)
}

/** What a key does depends on the time, and that is the database's. */
async function withState(
  outcome: Outcome<SigningKeyRecord>,
  { store }: Engine,
): Promise<Outcome<unknown>> {
  if (!outcome.ok) return outcome
  const { at, keys } = await store.signingKeys()
  const key = keys.find(({ kid }) => kid === outcome.value.kid) ?? outcome.value
  return done(viewSigningKey(key, at))
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
