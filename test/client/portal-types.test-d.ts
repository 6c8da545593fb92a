// What the compiler lets pass of the portal's client, and what it must find. Nothing here runs.
import { createPortalClient, type Item, type Result } from '@countersign/client/portal'

const portal = createPortalClient({ url: 'http://localhost', token: 'of-a-panel' })

const project: Result<'projects.get'> = await portal.projects.get({ project: 'p' })
export const scopes: readonly string[] | undefined = project.scopes?.map(({ scope }) => scope)
const made = await portal.keys.create({ project: 'p', name: 'N', scopes: null, expires_in: '90d' })
export const secret: string | null = made.secret
for await (const key of portal.keys.list({ project: 'p', state: 'active' })) {
  const one: Item<'keys.list'> = key
  one.expires_soon satisfies boolean
}
await portal.keys.change({ project: 'p', key: 'k', name: 'N' }, { ifMatch: made.key.id })

// @ts-expect-error -- what operators noted on a key is not told
export const metadata: unknown = made.key.metadata
// @ts-expect-error -- a customer gives no audiences
await portal.keys.create({ project: 'p', name: 'N', audiences: null })
// @ts-expect-error -- the name is missing
await portal.keys.create({ project: 'p' })
// @ts-expect-error -- there is no such group here
portal.serverKeys.list()
