import { type KeyId, parseDuration, parseId } from '@countersign/core'
import { Type } from 'typebox'
import { changeKey } from '../../engine/change-key.ts'
import { type CreatedKey, createKey } from '../../engine/create-key.ts'
import { type Outcome, refused } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { rotateKey } from '../../engine/rotate-key.ts'
import type { StoredKey } from '../../store/port.ts'
import { authorized, type ControlContext, respond } from './context.ts'
import { readChanges, readWishes } from './key-wishes.ts'
import { readPage, viewPage } from './pages.ts'
import { Body, EnvironmentName, keyWishes, Name, OrNull, PageQuery } from './schemas.ts'
import { usesOf } from './uses.ts'
import { viewKey } from './views.ts'

const NewKey = Body({ ...keyWishes, client: Type.Optional(OrNull(Type.String())) })
const { environment: _fixed, ...changeable } = keyWishes
const ChangedKey = Body({ ...changeable, is_active: Type.Optional(Type.Boolean()) })
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
      description: 'a whole number and s, m, h, d or w, such as "24h"; "0s" ends the old secret now',
    }),
  ),
})
const Revocation = Body({ reason: Type.Optional(Name) })
const ProjectRef = Type.Object({ project: Type.String() })
const KeyParams = Type.Object({ key: Type.String() })

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
    { ...authorized('keys.write', context), schema: { params: ProjectRef, body: NewKey } },
    async (request, reply) => {
      const { client, ...wishes } = request.body
      const clientId = client === undefined || client === null ? null : parseId('client', client)
      if (clientId === null && typeof client === 'string') {
        const unknown = refused('body_invalid', { member: 'client', expected: 'a client_id' })
        return respond(unknown, { request, reply, dialect }, createdKey(context))
      }
      const owner = { level: 'project', project: request.params.project, clientId } as const
      const outcome = await createKey(owner, readWishes(wishes), engine)
      return respond(outcome, { request, reply, dialect }, createdKey(context))
    },
  )

  app.get(
    path,
    { ...authorized('keys.read', context), schema: { params: ProjectRef, querystring: KeysQuery } },
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
        return respond(refused('object_unknown'), { request, reply, dialect }, createdKey(context))
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
export function createdKey({ engine }: ControlContext, status = 201) {
  const unused = { of: () => null, asOf: Date.now() as CreatedKey['stored']['key']['createdAt'] }
  return {
    status,
    view: ({ stored, secret }: CreatedKey) => ({ key: viewKey(stored, unused), secret }),
  }
}
