import { type Level, parseDuration, parseId } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { changeKey } from '../../engine/change-key.ts'
import type { KeyRef } from '../../engine/key-to-change.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { rotateKey } from '../../engine/rotate-key.ts'
import { type ControlContext, respond } from './context.ts'
import { createdKey } from './created-key.ts'
import { readChanges } from './key-wishes.ts'
import { CreatedKey, CreatedServerKey, Key, ServerKey } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { beyondMaker, Permissions } from './permissions.ts'
import { expectedOf, onceOf } from './request-headers.ts'
import { Body, conditions, KeyParams, limits, Name, Revocation, Rotation } from './schemas.ts'
import { readKey, withUses } from './uses.ts'
import { viewKey } from './views.ts'

const ChangedKey = Body({
  name: Type.Optional(Name),
  ...limits,
  ...conditions,
  is_active: Type.Optional(Type.Boolean()),
})
const ChangedServerKey = Body({
  ...ChangedKey.properties,
  permissions: Type.Optional(Permissions),
})

/** What differs between the two levels: names, and that only server-level keys have permissions. */
const levels = {
  project: { group: 'keys', changed: ChangedKey, key: Key, created: CreatedKey },
  server: {
    group: 'serverKeys',
    changed: ChangedServerKey,
    key: ServerKey,
    created: CreatedServerKey,
  },
} as const

/** The routes of one key, of either level. */
export function addKeyItem(level: Level, context: ControlContext): void {
  addKeyReading(level, context)
  addKeyChange(level, context)
  addRotation(level, context)
  addRevocation(level, context)
}

function addKeyReading(level: Level, context: ControlContext): void {
  const { app, engine, dialect } = context
  const { group, key } = levels[level]
  app.route({
    ...operation(`${group}.get`, context),
    schema: { params: KeyParams, response: { 200: key } },
    handler: async (request, reply) => {
      const id = parseId('key', request.params.key)
      const stored = id === null ? null : await engine.store.key(id)
      const outcome = stored?.key.level === level ? done(stored) : refused('object_unknown')
      return respond(
        await withUses(outcome, viewKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
}

function addKeyChange(level: Level, context: ControlContext): void {
  const { app, engine, dialect } = context
  const { group, key, changed } = levels[level]
  app.route({
    ...operation(`${group}.change`, context),
    schema: { params: KeyParams, body: changed, response: { 200: key } },
    handler: async (request, reply) => {
      const maker = operatorOf(request)
      const { permissions } = request.body as { readonly permissions?: readonly string[] }
      const refusal = beyondMaker(permissions, maker.permissions)
      const changes = { ...readChanges(request.body), ...(permissions && { permissions }) }
      const outcome =
        refusal === null
          ? await withKey(level, request, (ref) => changeKey(ref, changes, { maker, engine }))
          : ({ ok: false, refusal } as const)
      return respond(
        await withUses(outcome, viewKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
}

function addRotation(level: Level, context: ControlContext): void {
  const { app, engine, dialect } = context
  const { group, created } = levels[level]
  app.route({
    ...operation(`${group}.rotate`, context),
    schema: { params: KeyParams, body: Rotation, response: { 201: created } },
    handler: async (request, reply) => {
      const overlapMs = parseDuration(request.body.overlap ?? '0s') ?? 0
      const making = { maker: operatorOf(request), once: onceOf(request), engine }
      const outcome = await withKey(level, request, (ref) => rotateKey(ref, overlapMs, making))
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  })
}

function addRevocation(level: Level, context: ControlContext): void {
  const { app, engine, dialect } = context
  const { group, key } = levels[level]
  app.route({
    ...operation(`${group}.revoke`, context),
    schema: { params: KeyParams, body: Revocation, response: { 200: key } },
    handler: async (request, reply) => {
      const reason = request.body.reason ?? null
      const by = { maker: operatorOf(request), engine }
      const outcome = await withKey(level, request, (ref) => revokeKey(ref, reason, by))
      return respond(
        await withUses(outcome, viewKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
  app.route({
    ...operation(`${group}.delete`, context),
    schema: { params: KeyParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const by = { maker: operatorOf(request), engine }
      const outcome = await withKey(level, request, (ref) => revokeKey(ref, null, by))
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}

/** Does something to the key that the path names, as the caller has seen it. */
async function withKey<Result>(
  level: Level,
  request: FastifyRequest,
  act: (ref: KeyRef) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const { key } = request.params as { readonly key: string }
  const id = parseId('key', key)
  return id === null ? refused('object_unknown') : act({ id, level, expected: expectedOf(request) })
}
