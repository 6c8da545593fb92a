import type { Scopes } from '@countersign/core'
import { Type } from 'typebox'
import { createKey } from '../../engine/create-key.ts'
import { done } from '../../engine/outcome.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { createdKey } from './created-key.ts'
import { addKeyItem } from './key-item.ts'
import { readWishes } from './key-wishes.ts'
import { readFilter } from './keys.ts'
import { CreatedServerKey, pageOf, ServerKey } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage } from './pages.ts'
import { beyondMaker, Permissions } from './permissions.ts'
import { onceOf } from './request-headers.ts'
import { Body, conditions, KeysQuery, limits, Name } from './schemas.ts'
import { listKeys } from './uses.ts'
import { viewKey } from './views.ts'

const NewServerKey = Body({
  name: Type.Optional(Name),
  permissions: Permissions,
  scopes: limits.scopes,
  ...conditions,
})

/** Who has one of these gives scopes to others, and has all of them unless told otherwise. */
const giving: readonly string[] = ['keys.write', 'clients.write']

export function addServerKeyRoutes(context: ControlContext): void {
  addServerKeyCollection(context)
  addKeyItem('server', context)
}

function addServerKeyCollection(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('serverKeys.create', context),
    schema: { body: NewServerKey, response: { 201: CreatedServerKey } },
    handler: async (request, reply) => {
      const { permissions, ...wished } = request.body
      const maker = operatorOf(request)
      const refusal = beyondMaker(permissions, maker.permissions)
      const usual: Scopes = permissions.some((one) => giving.includes(one)) ? maker.scopes : []
      const making = { maker, once: onceOf(request), engine }
      const outcome =
        refusal === null
          ? await createKey({ level: 'server', permissions }, readWishes(wished, usual), making)
          : ({ ok: false, refusal } as const)
      return respond(outcome, { request, reply, dialect }, createdKey())
    },
  })

  app.route({
    ...operation('serverKeys.list', context),
    schema: { querystring: KeysQuery, response: { 200: pageOf(ServerKey, 'ServerKeyPage') } },
    handler: async (request, reply) => {
      const page = readPage('key', request.query)
      const filter = { level: 'server', ...readFilter(request.query) } as const
      const viewed = await listKeys(filter, page, { engine, view: viewKey })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}
