import { parseId } from '@countersign/core'
import { Type } from 'typebox'
import { createKey } from '../../engine/create-key.ts'
import { refused } from '../../engine/outcome.ts'
import { revokeKey } from '../../engine/revoke-key.ts'
import { authorized, type ControlContext, operatorOf, respond } from './context.ts'
import { readWishes } from './key-wishes.ts'
import { createdKey, viewKeys } from './keys.ts'
import { readPage } from './pages.ts'
import { permissions } from './permissions.ts'
import { Body, conditions, KeyParams, Name, PageQuery } from './schemas.ts'

const Permissions = Type.Array(Type.String({ enum: [...permissions] }), {
  minItems: 1,
  uniqueItems: true,
  description: `a list of different permissions out of ${permissions.join(', ')}`,
})
const NewServerKey = Body({
  name: Type.Optional(Name),
  permissions: Permissions,
  ...conditions,
})

export function addServerKeyRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context
  const path = '/v1/server-keys'

  app.post(
    path,
    { ...authorized('server-keys.write', context), schema: { body: NewServerKey } },
    async (request, reply) => {
      const { permissions: wanted, ...wishes } = request.body
      const held = operatorOf(request).permissions
      const beyond = wanted.filter((permission) => !held.includes(permission))
      const outcome =
        beyond.length > 0
          ? refused('permission_missing', { member: 'permissions', expected: beyond.join(', ') })
          : await createKey(
              { level: 'server', permissions: wanted },
              { ...readWishes(wishes), scopes: [] },
              engine,
            )
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  )

  app.get(
    path,
    { ...authorized('server-keys.read', context), schema: { querystring: PageQuery } },
    async (request) => {
      const page = readPage('key', request.query)
      const beyond = { ...page, limit: page.limit + 1 }
      return viewKeys(await engine.store.keys({ level: 'server' }, beyond), page.limit, context)
    },
  )

  app.delete(
    `${path}/:key`,
    { ...authorized('server-keys.write', context), schema: { params: KeyParams } },
    async (request, reply) => {
      const id = parseId('key', request.params.key)
      const outcome =
        id === null
          ? refused('object_unknown')
          : await revokeKey({ id, level: 'server' }, null, engine)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  )
}
