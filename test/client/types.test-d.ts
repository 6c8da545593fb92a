// What the compiler lets pass, and what it must find. Checked by `npm run types`; nothing here runs.
import { createClient, type Item, type Result } from '@countersign/client'

const countersign = createClient({ url: 'http://localhost', token: () => Promise.resolve('t') })

export const project: Result<'projects.get'> = await countersign.projects.get({ project: 'p' })
export const slug: string = project.slug
export const contact: string | null = project.contact
await countersign.projects.delete({ project: 'p' })

// a secret may be null: the reply to a repeated creation has none
const created = await countersign.keys.create({ project: 'p', expires_in: '90d', scopes: null })
export const secret: string | null = created.secret
// @ts-expect-error -- it may be null
export const surely: string = created.secret

for await (const key of countersign.keys.list({ project: 'p', state: 'active', limit: 100 })) {
  const one: Item<'keys.list'> = key
  one.environment satisfies 'live' | 'test'
}
const { data } = await countersign.projects.list().page({ cursor: null, limit: 5 })
export const id: string | undefined = data[0]?.id

// the first argument is what the API takes, the second is about the call
await countersign.projects.change({ project: 'p', name: 'N' }, { ifMatch: '"1"', timeoutMs: 5 })
await countersign.projects.create({ slug: 's', name: 'N' }, { idempotencyKey: 'k' })
await countersign.keys.rotate({ key: 'k' }, { ifMatch: '"1"', idempotencyKey: 'k' })
await countersign.health.live()

// @ts-expect-error -- slug is missing
await countersign.projects.create({ name: 'N' })
// @ts-expect-error -- the path needs a project
await countersign.keys.create({ name: 'N' })
// @ts-expect-error -- no such member
await countersign.projects.get({ project: 'p', name: 'N' })
// @ts-expect-error -- no such state
countersign.keys.list({ project: 'p', state: 'lost' })
// @ts-expect-error -- reading takes no If-Match
await countersign.projects.get({ project: 'p' }, { ifMatch: '"1"' })
// @ts-expect-error -- changing takes no idempotency key
await countersign.projects.change({ project: 'p' }, { idempotencyKey: 'k' })
// @ts-expect-error -- a list has pages, not a then
await countersign.projects.list().then()
// @ts-expect-error -- how many is to be said
await countersign.projects.list().all()
// @ts-expect-error -- no such operation
await countersign.projects.rename({ project: 'p' })
