import { parseDuration, parseId } from '@countersign/core'
import { type Static, Type } from 'typebox'
import { createKey } from '../../engine/create-key.ts'
import { done, refused } from '../../engine/outcome.ts'
import { type RevokedKeys as Revoked, revokeKeys } from '../../engine/revoke-keys.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { createdKey } from './created-key.ts'
import { addKeyItem } from './key-item.ts'
import { readWishes } from './key-wishes.ts'
import { CreatedKey, Key, pageOf, RevokedKeys } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage } from './pages.ts'
import { onceOf } from './request-headers.ts'
import { Body, KeysQuery, keyFilter, keyWishes, Name, OrNull, ProjectParams } from './schemas.ts'
import { listKeys } from './uses.ts'
import { viewKey } from './views.ts'

const NewKey = Body({ ...keyWishes, client: Type.Optional(OrNull(Type.String({ maxLength: 64 }))) })
const Revocations = Body({
  filter: Type.Object(
    { ...keyFilter, client: Type.Optional(Type.String({ maxLength: 64 })) },
    {
      additionalProperties: false,
      minProperties: 1,
      description: 'an object of at least one member, so that nothing is revoked by leaving it out',
    },
  ),
  reason: Type.Optional(Name),
  dry_run: Type.Boolean({ description: 'true or false: it must be said' }),
})

export function addKeyRoutes(context: ControlContext): void {
  addKeyCreation(context)
  addKeyListing(context)
  addListingOfAll(context)
  addKeyItem('project', context)
  addKeyRevocations(context)
}

function addKeyCreation(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('keys.create', context),
    schema: { params: ProjectParams, body: NewKey, response: { 201: CreatedKey } },
    handler: async (request, reply) => {
      const { client, ...wished } = request.body
      const maker = operatorOf(request)
      const clientId = client === undefined || client === null ? null : parseId('client', client)
      if (clientId === null && typeof client === 'string') {
        const unknown = refused('body_invalid', { member: 'client', expected: 'a client_id' })
        return respond(unknown, { request, reply, dialect }, createdKey())
      }
      const owner = { level: 'project', project: request.params.project, clientId } as const
      const making = { maker, once: onceOf(request), engine }
      const outcome = await createKey(owner, readWishes(wished, maker.scopes), making)
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  })
}

function addKeyListing(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('keys.list', context),
    schema: {
      params: ProjectParams,
      querystring: KeysQuery,
      response: { 200: pageOf(Key, 'KeyPage') },
    },
    handler: async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      if (project === null) {
        return respond(refused('object_unknown'), { request, reply, dialect }, createdKey())
      }
      const page = readPage('key', request.query)
      const filter = {
        level: 'project',
        projectId: project.id,
        ...readFilter(request.query),
      } as const
      const viewed = await listKeys(filter, page, { engine, view: viewKey })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addListingOfAll(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('keys.listAll', context),
    schema: { querystring: KeysQuery, response: { 200: pageOf(Key, 'KeyPage') } },
    handler: async (request, reply) => {
      const page = readPage('key', request.query)
      const filter = { level: 'project', ...readFilter(request.query) } as const
      const viewed = await listKeys(filter, page, { engine, view: viewKey })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

type AskedFilter = Static<ReturnType<typeof Body<typeof keyFilter>>>

/** What a query or a body says of the keys that are meant. */
export function readFilter({ q, environment, state, unused_for: unusedFor }: AskedFilter) {
  return {
    search: q,
    environment,
    state,
    unusedForMs: unusedFor === undefined ? undefined : (parseDuration(unusedFor) ?? 0),
  }
}

function addKeyRevocations(context: ControlContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...operation('keys.revokeMany', context),
    schema: { params: ProjectParams, body: Revocations, response: { 200: RevokedKeys } },
    handler: async (request, reply) => {
      const { filter, reason, dry_run: dryRun } = request.body
      const { client, ...rest } = filter
      const clientId = client === undefined ? undefined : parseId('client', client)
      const command = {
        project: request.params.project,
        filter: { ...readFilter(rest), clientId: clientId ?? undefined },
        reason: reason ?? null,
        dryRun,
      }
      const outcome =
        clientId === null
          ? refused('body_invalid', { member: 'filter.client', expected: 'a client_id' })
          : await revokeKeys(command, { maker: operatorOf(request), engine })
      return respond(
        outcome,
        { request, reply, dialect },
        { status: 200, view: viewRevoked(dryRun) },
      )
    },
  })
}

function viewRevoked(dryRun: boolean) {
  return ({ matched, revoked }: Revoked) => ({
    dry_run: dryRun,
    matched,
    revoked: revoked.length,
    remaining: Math.max(0, matched - revoked.length),
    key_ids: revoked,
  })
}
