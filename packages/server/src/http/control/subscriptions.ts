import { parseId, type UnixMillis } from '@countersign/core'
import { type Static, Type } from 'typebox'
import { cancelSubscription } from '../../engine/cancel-subscription.ts'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { subscribe } from '../../engine/subscribe.ts'
import type { SubscriptionFilter } from '../../store/port.ts'
import type { SubscriptionRecord } from '../../store/records.ts'
import { parseInstant } from '../formats.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { pageOf, Subscription } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { onceOf } from './request-headers.ts'
import {
  Body,
  Instant,
  OrNull,
  PageQuery,
  ProductParams,
  ProjectParams,
  SubscriptionParams,
} from './schemas.ts'
import { viewSubscription } from './views.ts'

const NewSubscription = Body({
  product: Type.String({ maxLength: 64, description: 'the id or slug of a product' }),
  from: Type.Optional(OrNull(Instant)),
  until: Type.Optional(OrNull(Instant)),
})

const read: Success<SubscriptionRecord> = { status: 200, view: viewSubscription }

export function addSubscriptionRoutes(context: ControlContext): void {
  addSubscriptionCollection(context)
  addSubscriptionItem(context)
}

function addSubscriptionCollection(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('subscriptions.create', context),
    schema: { params: ProjectParams, body: NewSubscription, response: { 201: Subscription } },
    handler: async (request, reply) => {
      const { product, from, until } = request.body
      const { project } = request.params
      const command = { project, product, from: instantOf(from), until: instantOf(until) }
      const making = { maker: operatorOf(request), once: onceOf(request), engine }
      const outcome = await subscribe(command, making)
      return respond(outcome, { request, reply, dialect }, { ...read, status: 201 })
    },
  })

  const response = { 200: pageOf(Subscription, 'SubscriptionPage') }
  app.route({
    ...operation('subscriptions.list', context),
    schema: { params: ProjectParams, querystring: PageQuery, response },
    handler: async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      const of = project === null ? null : { projectId: project.id }
      const outcome = await listSubscriptions(of, request.query, context)
      return respond(outcome, { request, reply, dialect }, listed)
    },
  })

  app.route({
    ...operation('products.listSubscriptions', context),
    schema: { params: ProductParams, querystring: PageQuery, response },
    handler: async (request, reply) => {
      const product = await engine.store.product(request.params.product)
      const to = product === null ? null : { productId: product.id }
      const outcome = await listSubscriptions(to, request.query, context)
      return respond(outcome, { request, reply, dialect }, listed)
    },
  })
}

/** Null: what they should be of is not there. */
async function listSubscriptions(
  filter: SubscriptionFilter | null,
  query: Static<typeof PageQuery>,
  { engine }: ControlContext,
): Promise<Outcome<unknown>> {
  if (filter === null) return refused('object_unknown')
  const page = readPage('subscription', query)
  const found = await engine.store.subscriptions(filter, { ...page, limit: page.limit + 1 })
  return done(viewPage(found, page.limit, { view: viewSubscription, idOf: ({ id }) => id }))
}

function addSubscriptionItem(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('subscriptions.get', context),
    schema: { params: SubscriptionParams, response: { 200: Subscription } },
    handler: async (request, reply) => {
      const id = parseId('subscription', request.params.subscription)
      const found = id === null ? null : await engine.store.subscription(id)
      const outcome = found === null ? refused('object_unknown') : done(found)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('subscriptions.cancel', context),
    schema: { params: SubscriptionParams, response: { 200: Subscription } },
    handler: async (request, reply) => {
      const id = parseId('subscription', request.params.subscription)
      const by = { maker: operatorOf(request), engine }
      const outcome = id === null ? refused('object_unknown') : await cancelSubscription(id, by)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })
}

function instantOf(text: string | null | undefined): UnixMillis | null {
  return typeof text === 'string' ? ((parseInstant(text) ?? 0) as UnixMillis) : null
}
