import { parseDuration } from '@countersign/core'
import type { FastifyRequest } from 'fastify'
import { changeKey } from '../../engine/change-key.ts'
import type { KeyRef } from '../../engine/key-to-change.ts'
import type { Outcome } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { rotateKey } from '../../engine/rotate-key.ts'
import type { StoredKey } from '../../store/port.ts'
import { respond } from '../control/context.ts'
import { readChanges } from '../control/key-wishes.ts'
import { expectedOf } from '../control/request-headers.ts'
import { Revocation, Rotation } from '../control/schemas.ts'
import { readKey, withUses } from '../control/uses.ts'
import type { PortalContext } from './context.ts'
import { grantOfProject, refuseBeyondProject } from './granted.ts'
import { CreatedPortalKey, PortalKey } from './objects.ts'
import { makerOf, onceOf, portalOperation } from './operation.ts'
import { ownKey } from './own.ts'
import { ChangedKey, KeyParams } from './schemas.ts'
import { createdPortalKey, viewPortalKey } from './views.ts'

/** The routes of one key. One of another project is as unknown as one that does not exist. */
export function addKeyItem(context: PortalContext): void {
  addKeyReading(context)
  addKeyChange(context)
  addRotation(context)
  addRevocation(context)
}

function addKeyReading(context: PortalContext): void {
  const { app, dialect } = context
  app.route({
    ...portalOperation('keys.get', context),
    schema: { params: KeyParams, response: { 200: PortalKey } },
    handler: async (request, reply) => {
      const outcome = await ownKey(request, request.params.key, context)
      return respond(
        await withUses(outcome, viewPortalKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
}

function addKeyChange(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keys.change', context),
    schema: { params: KeyParams, body: ChangedKey, response: { 200: PortalKey } },
    handler: async (request, reply) => {
      const { scopes } = request.body
      const maker = makerOf(request, context)
      const outcome = await withKey(request, context, async (ref, stored) => {
        if (scopes === undefined)
          return changeKey(ref, readChanges(request.body), { maker, engine })
        const refusal = await beyondKey(scopes, stored, context)
        if (refusal !== null) return { ok: false, refusal }
        // what it was compared with is what is changed
        const seen = { ...ref, expected: ref.expected ?? [stored.key.revision] }
        return changeKey(seen, readChanges(request.body), { maker, engine })
      })
      return respond(
        await withUses(outcome, viewPortalKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
}

/** Scopes are only narrowed: to what the key has, and where it has all, to what the project may. */
async function beyondKey(
  scopes: readonly string[] | null,
  { key }: StoredKey,
  { engine }: PortalContext,
) {
  const project = key.projectId === null ? null : await engine.store.project(key.projectId)
  const granted = project === null ? [] : grantOfProject(project, engine).scopes
  return refuseBeyondProject(scopes, { granted, held: key.scopes })
}

function addRotation(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keys.rotate', context),
    schema: { params: KeyParams, body: Rotation, response: { 201: CreatedPortalKey } },
    handler: async (request, reply) => {
      const overlapMs = parseDuration(request.body.overlap ?? '0s') ?? 0
      const making = { maker: makerOf(request, context), once: onceOf(request), engine }
      const outcome = await withKey(request, context, (ref) => rotateKey(ref, overlapMs, making))
      return respond(outcome, { request, reply, dialect }, createdPortalKey)
    },
  })
}

function addRevocation(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('keys.revoke', context),
    schema: { params: KeyParams, body: Revocation, response: { 200: PortalKey } },
    handler: async (request, reply) => {
      const reason = request.body.reason ?? null
      const by = { maker: makerOf(request, context), engine }
      const outcome = await withKey(request, context, (ref) => revokeKey(ref, reason, by))
      return respond(
        await withUses(outcome, viewPortalKey, context),
        { request, reply, dialect },
        readKey,
      )
    },
  })
}

/** Does something to the key that the path names, as the caller has seen it. */
async function withKey<Result>(
  request: FastifyRequest<{ Params: { key: string } }>,
  context: PortalContext,
  act: (ref: KeyRef, stored: StoredKey) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const found = await ownKey(request, request.params.key, context)
  if (!found.ok) return found
  const { id, level } = found.value.key
  return act({ id, level, expected: expectedOf(request) }, found.value)
}
