import { parseDuration, parseId } from '@countersign/core'
import { Type } from 'typebox'
import { changeKey } from '../../engine/change-key.ts'
import { type CreatedKey, createKey } from '../../engine/create-key.ts'
import type { KeyRef } from '../../engine/key-to-change.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { rotateKey } from '../../engine/rotate-key.ts'
import type { StoredKey } from '../../store/port.ts'
import { authorized, type ControlContext, respond } from './context.ts'
import { readChanges, readWishes } from './key-wishes.ts'
import { readPage, viewPage } from './pages.ts'
import {
  Body,
  conditions,
  EnvironmentName,
  KeyParams,
  keyWishes,
  limits,
  Name,
  OrNull,
  PageQuery,
  ProjectParams,
} from './schemas.ts'
import { usesOf } from './uses.ts'
import { viewKey } from './views.ts'

const NewKey = Body({ ...keyWishes, client: Type.Optional(OrNull(Type.String())) })
const ChangedKey = Body({
  name: Type.Optional(Name),
  ...limits,
  ...conditions,
  is_active: Type.Optional(Type.Boolean()),
})
const KeysQuery = Body({
  ...PageQuery.properties,
  environment: Type.Optional(EnvironmentName),
  state: Type.Optional(
    Type.Union(
      [
        Type.Literal('active'),
        Type.Literal('inactive'),
        Type.Literal('expired'),
        Type.Literal('revoked'),
      ],
      { description: '"active", "inactive", "expired" or "revoked"' },
    ),
  ),
})
const Rotation = Body({
  overlap: Type.Optional(
    Type.String({
      format: 'overlap',
      description:
        'a whole number and s, m, h, d or w, such as "24h"; "0s" ends the old secret now',
    }),
  ),
})
const Revocation = Body({ reason: Type.Optional(Name) })

export function addKeyRoutes(context: ControlContext): void {
  addKeyCollection(context)
  addKeyItem(context)
  addKeyActions(context)
}

function addKeyCollection(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/projects/:project/keys'

  app.post(
    path,
    { ...authorized('keys.write', context), schema: { params: ProjectParams, body: NewKey } },
    async (request, reply) => {
      const { client, ...wishes } = request.body
      const clientId = client === undefined || client === null ? null : parseId('client', client)
      if (clientId === null && typeof client === 'string') {
        const unknown = refused('body_invalid', { member: 'client', expected: 'a client_id' })
        return respond(unknown, { request, reply, dialect }, createdKey())
      }
      const owner = { level: 'project', project: request.params.project, clientId } as const
      const outcome = await createKey(owner, readWishes(wishes), engine)
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  )

  app.get(
    path,
    {
      ...authorized('keys.read', context),
      schema: { params: ProjectParams, querystring: KeysQuery },
    },
    async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      const page = readPage('key', request.query)
      const { environment, state } = request.query
      const filter = {
        level: 'project' as const,
        ...(environment === undefined ? {} : { environment }),
        ...(state === undefined ? {} : { state }),
      }
      if (project === null) {
        return respond(refused('object_unknown'), { request, reply, dialect }, createdKey())
      }
      const keys = await engine.store.keys(
        { ...filter, projectId: project.id },
        { ...page, limit: page.limit + 1 },
      )
      return viewKeys(keys, page.limit, context)
    },
  )
}

/** A page of keys with what is known of their uses. */
export async function viewKeys(keys: readonly StoredKey[], limit: number, context: ControlContext) {
  const uses = await usesOf(
    keys.map(({ key }) => key.id),
    context.engine,
  )
  return viewPage(keys, limit, {
    view: (stored) => viewKey(stored, uses),
    idOf: ({ key }) => key.id,
  })
}

/** `{key, secret}`: the one reply that holds the secret of a key. */
export function createdKey() {
  const unused = { of: () => null, asOf: Date.now() as CreatedKey['stored']['key']['createdAt'] }
  return {
    status: 201,
    view: ({ stored, secret }: CreatedKey) => ({ key: viewKey(stored, unused), secret }),
  }
}

function addKeyItem(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/keys/:key'

  app.get(
    path,
    { ...authorized('keys.read', context), schema: { params: KeyParams } },
    async (request, reply) => {
      const id = parseId('key', request.params.key)
      const stored = id === null ? null : await engine.store.key(id)
      const outcome = await withUses(
        stored?.key.level === 'project' ? { ok: true, value: stored } : refused('object_unknown'),
        context,
      )
      return respond(outcome, { request, reply, dialect }, { status: 200, view: (view) => view })
    },
  )

  app.patch(
    path,
    { ...authorized('keys.write', context), schema: { params: KeyParams, body: ChangedKey } },
    async (request, reply) => {
      const changes = readChanges(request.body)
      const outcome = await withKey(request.params.key, (ref) => changeKey(ref, changes, engine))
      const viewed = await withUses(outcome, context)
      return respond(viewed, { request, reply, dialect }, { status: 200, view: (view) => view })
    },
  )

  app.delete(
    path,
    { ...authorized('keys.write', context), schema: { params: KeyParams } },
    async (request, reply) => {
      const outcome = await withKey(request.params.key, (ref) => revokeKey(ref, null, engine))
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  )
}

function addKeyActions(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.post(
    '/v1/keys/:key/rotate',
    { ...authorized('keys.write', context), schema: { params: KeyParams, body: Rotation } },
    async (request, reply) => {
      const overlapMs = parseDuration(request.body.overlap ?? '0s') ?? 0
      const outcome = await withKey(request.params.key, (ref) => rotateKey(ref, overlapMs, engine))
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  )

  app.post(
    '/v1/keys/:key/revoke',
    { ...authorized('keys.write', context), schema: { params: KeyParams, body: Revocation } },
    async (request, reply) => {
      const reason = request.body.reason ?? null
      const outcome = await withKey(request.params.key, (ref) => revokeKey(ref, reason, engine))
      const viewed = await withUses(outcome, context)
      return respond(viewed, { request, reply, dialect }, { status: 200, view: (view) => view })
    },
  )
}

/** Does something to the project-level key that a path names. */
async function withKey<Result>(
  named: string,
  act: (ref: KeyRef) => Promise<Outcome<Result>>,
): Promise<Outcome<Result>> {
  const id = parseId('key', named)
  return id === null ? refused('object_unknown') : act({ id, level: 'project' })
}

async function withUses(
  outcome: Outcome<StoredKey>,
  { engine }: ControlContext,
): Promise<Outcome<ReturnType<typeof viewKey>>> {
  if (!outcome.ok) return outcome
  return done(viewKey(outcome.value, await usesOf([outcome.value.key.id], engine)))
}
