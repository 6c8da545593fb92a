import { Type } from 'typebox'
import { changeProduct } from '../../engine/change-product.ts'
import { createProduct } from '../../engine/create-product.ts'
import { deleteProduct } from '../../engine/delete-product.ts'
import { done, refused } from '../../engine/outcome.ts'
import type { ProductRecord } from '../../store/records.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { Product, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { expectedOf, onceOf } from './request-headers.ts'
import {
  Body,
  GrantedCapabilities,
  Name,
  OrNull,
  PageQuery,
  ProductParams,
  ScopeList,
  Search,
  Slug,
  Tier,
} from './schemas.ts'
import { viewProduct } from './views.ts'

const members = {
  capabilities: Type.Optional(GrantedCapabilities),
  scopes: Type.Optional(ScopeList),
  tier: Type.Optional(OrNull(Tier)),
}
const NewProduct = Body({ slug: Slug, name: Name, ...members })
const ChangedProduct = Body({ slug: Type.Optional(Slug), name: Type.Optional(Name), ...members })
const ProductsQuery = Body({ ...PageQuery.properties, q: Type.Optional(Search) })
const Deletion = Body({
  subscriptions: Type.Optional(
    Type.Enum(['cancel'], { description: '"cancel", to end the subscriptions to it now' }),
  ),
})

const read: Success<ProductRecord> = {
  status: 200,
  view: viewProduct,
  record: (product) => product,
}

export function addProductRoutes(context: ControlContext): void {
  addProductCollection(context)
  addProductItem(context)
}

function addProductCollection(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('products.create', context),
    schema: { body: NewProduct, response: { 201: Product } },
    handler: async (request, reply) => {
      const { capabilities = [], scopes = [], tier = null, ...named } = request.body
      const command = { ...named, capabilities, scopes, tier }
      const making = { maker: operatorOf(request), once: onceOf(request), engine }
      const outcome = await createProduct(command, making)
      return respond(outcome, { request, reply, dialect }, { ...read, status: 201 })
    },
  })

  app.route({
    ...operation('products.list', context),
    schema: { querystring: ProductsQuery, response: { 200: pageOf(Product, 'ProductPage') } },
    handler: async (request, reply) => {
      const page = readPage('product', request.query)
      const beyond = { ...page, limit: page.limit + 1 }
      const products = await engine.store.products(request.query.q ?? null, beyond)
      const viewed = viewPage(products, page.limit, { view: viewProduct, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addProductItem(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('products.get', context),
    schema: { params: ProductParams, response: { 200: Product } },
    handler: async (request, reply) => {
      const product = await engine.store.product(request.params.product)
      const outcome = product === null ? refused('object_unknown') : done(product)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('products.change', context),
    schema: { params: ProductParams, body: ChangedProduct, response: { 200: Product } },
    handler: async (request, reply) => {
      const ref = { ref: request.params.product, expected: expectedOf(request) }
      const by = { maker: operatorOf(request), engine }
      const outcome = await changeProduct(ref, request.body, by)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('products.delete', context),
    schema: { params: ProductParams, querystring: Deletion, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const ref = { ref: request.params.product, expected: expectedOf(request) }
      const by = { maker: operatorOf(request), engine }
      const outcome = await deleteProduct(ref, request.query.subscriptions ?? 'keep', by)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}
