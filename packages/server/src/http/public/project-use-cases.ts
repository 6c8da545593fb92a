import type { ProductId, ProjectId, UnixMillis } from '@countersign/core'
import { createProject } from '../../engine/create-project.ts'
import { deleteProject } from '../../engine/delete-project.ts'
import { done } from '../../engine/outcome.ts'
import type { Engine } from '../../engine/ports.ts'
import { endOf } from '../../engine/regrant.ts'
import type { SubscriptionRecord } from '../../store/records.ts'
import { readPage, viewPage } from '../control/pages.ts'
import { productFacts, projectFacts } from './facts.ts'
import { projectOf, publicPageLength, type UseCase } from './use-case.ts'

export const createProjectCase: UseCase = {
  permission: 'projects.write',
  act: async ({ caller: { maker }, arguments: { slug, name }, engine }) => {
    const chosen = slug ?? `p-${engine.crypto.randomText(12).toLowerCase()}`
    const command = { slug: chosen, name: name ?? chosen, contact: null }
    const made = await createProject(command, { maker, once: null, engine })
    return made.ok ? done(projectFacts(made.value)) : made
  },
}

export const listProjectsCase: UseCase = {
  permission: 'projects.read',
  paged: true,
  act: async ({ page: asked, engine }) => {
    const page = readPage('project', { limit: publicPageLength, ...asked })
    const projects = await engine.store.projects({}, { ...page, limit: page.limit + 1 })
    const viewed = viewPage(projects, page.limit, { view: projectFacts, idOf: ({ id }) => id })
    return done({ projects: viewed.data, next_cursor: viewed.next_cursor })
  },
}

export const deleteProjectCase: UseCase = {
  permission: 'projects.write',
  act: async (call) => {
    const project = await projectOf(call)
    if (!project.ok) return project
    const { caller, engine } = call
    const by = { maker: caller.maker, engine }
    const deleted = await deleteProject({ ref: project.value.id }, by)
    return deleted.ok ? done({}) : deleted
  },
}

/** What is sold, and whether the caller's project has it now. */
export const listProductsCase: UseCase = {
  permission: 'products.read',
  paged: true,
  act: async ({ caller, page: asked, engine }) => {
    const own = caller.principal?.project ?? null
    const subscribed = own === null ? new Set() : await productsOf(own.id, engine)
    const page = readPage('product', { limit: publicPageLength, ...asked })
    const products = await engine.store.products(null, { ...page, limit: page.limit + 1 })
    const viewed = viewPage(products, page.limit, {
      view: (product) => productFacts(product, subscribed.has(product.id)),
      idOf: ({ id }) => id,
    })
    return done({ products: viewed.data, next_cursor: viewed.next_cursor })
  },
}

/** The products that a project has at this moment. */
async function productsOf(projectId: ProjectId, { store }: Engine): Promise<Set<ProductId>> {
  const at = await store.ping()
  const held = new Set<ProductId>()
  let before: SubscriptionRecord['id'] | null = null
  for (;;) {
    const page = { before, limit: publicPageLength }
    const subscriptions: readonly SubscriptionRecord[] = await store.subscriptions(
      { projectId },
      page,
    )
    for (const one of subscriptions) if (isCurrent(one, at)) held.add(one.productId)
    if (subscriptions.length < publicPageLength) return held
    before = subscriptions.at(-1)?.id ?? null
  }
}

function isCurrent(subscription: SubscriptionRecord, at: UnixMillis): boolean {
  const end = endOf(subscription)
  return subscription.from <= at && (end === null || at < end)
}
