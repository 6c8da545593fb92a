import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallerName, callers, refusalFor } from '../../docs/portal-rights.ts'
import { portalOperations } from '../../packages/server/src/http/portal/operations.ts'
import type { PortalOperation } from '../../packages/server/src/http/portal/portal-operation.ts'
import { ask, verify } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'
import { makeWorld, marker, type Objects, type World } from './rights-world.ts'

const operations = Object.entries<PortalOperation>(portalOperations)
const ofProjects = operations.filter(([, { url }]) => url.includes('/:project'))
const names = Object.keys(callers) as CallerName[]

/** Bodies that the operations take. */
const bodies: Readonly<Record<string, (nonce: number) => object>> = {
  'keys.create': () => ({ name: 'A key' }),
  'keys.change': (nonce) => ({ name: `Another ${String(nonce)}` }),
  'keys.rotate': () => ({ overlap: '1h' }),
  'keys.revoke': () => ({ reason: 'end' }),
  'clients.create': () => ({ name: 'A client' }),
  'clients.change': (nonce) => ({ name: `Another ${String(nonce)}` }),
  'clients.createKey': () => ({ name: 'A secret' }),
  'samples.send': () => ({ name: 'resource' }),
  'keyRequests.create': () => ({ name: 'A wish' }),
  'members.invite': (nonce) => ({ email: `new-${String(nonce)}@example.com`, role: 'viewer' }),
  'members.change': () => ({ role: 'developer' }),
  'customer.change': () => ({ name: 'Another name' }),
}

/** What says that somebody may not do this, whatever else is amiss. */
const shut = ['session_missing', 'role_missing', 'object_unknown', 'csrf_refused']

describe('every route of the portal', () => {
  let service: TestService
  let world: World
  let foreign: Partial<Objects>
  let nonce = 0
  beforeAll(async () => {
    service = await startContract('classic', null, { PORTAL: 'on' })
    world = await makeWorld(service)
    foreign = await world.makeObjects('foreign')
    await world.makeObjects('foreign')
    const path = `/v1/projects/${world.foreign.slug}/keys`
    const { body } = await world.admin(path, { json: { name: marker } })
    await verify(world.admin, body.secret)
  })
  afterAll(async () => {
    expect(service.output()).not.toMatch(/"level":[56]0/)
    await service.remove()
  })

  const fill = (url: string, project: string, objects: Partial<Objects>) =>
    url
      .replace(':project', project)
      .replaceAll(/:(\w+)/g, (_place, name: keyof Objects) => objects[name] ?? 'none')
  const asked = (id: string, { method }: PortalOperation) => {
    const body = bodies[id]
    return { method, ...(body !== undefined && { json: body(++nonce) }) }
  }
  const foreignIds = () => [...Object.values(foreign), world.foreign.id, world.foreign.slug, marker]

  it.each(operations)('%s lets in who may', async (id, operation) => {
    const isOwn = operation.role === null || operation.role === 'customer'
    for (const name of names) {
      const refusal = refusalFor(operation, name)
      // what concerns one's own account is tested by the tests of signing in
      if (isOwn && refusal === null && operation.method !== 'GET') continue
      const objects = await world.makeObjects('own', operation.url)
      const path = fill(operation.url, world.own.slug, objects)
      const { status, body, text } = await world.as[name](path, asked(id, operation))
      const where = `${name}: ${String(status)} ${text.slice(0, 300)}`
      if (refusal === null) expect(shut, where).not.toContain(body?.code)
      else expect(body?.code, where).toBe(refusal)
    }
  })

  it.each(ofProjects)('%s knows nothing of another project', async (id, operation) => {
    const replies = new Set<string>()
    const tell = async (project: string, objects: Partial<Objects>) => {
      const path = fill(operation.url, project, objects)
      const { status, text } = await world.as.owner(path, asked(id, operation))
      expect(status, `${path} ${text}`).toBe(404)
      replies.add(text.replace(/req_\w+/, ''))
    }
    const own = await world.makeObjects('own', operation.url)
    for (const project of [world.foreign.id, world.foreign.slug, 'nobody-has-it']) {
      await tell(project, own)
      await tell(project, foreign)
    }
    for (const place of ['key', 'client_id', 'request', 'member'] as const) {
      if (!operation.url.includes(`:${place}`)) continue
      const others = [foreign[place], foreign.key, world.serverKey, 'key_0000000000000000']
      for (const other of others) {
        await tell(world.own.slug, { ...own, [place]: other ?? '' })
      }
    }
    expect(replies.size).toBe(1)
  })

  const reading = ofProjects.filter(([, { method }]) => method === 'GET')
  it.each(reading)('%s tells nothing of another project by a filter', async (id, operation) => {
    const own = await world.makeObjects('own', operation.url)
    const path = fill(operation.url, world.own.slug, own)
    const values = [...foreignIds(), 'json', 'csv', 'ndjson', 'project,key,client']
    for (const parameter of ['', ...parametersOf(id)]) {
      for (const value of parameter === '' ? [''] : values) {
        const query = parameter === '' ? '' : `?${parameter}=${encodeURIComponent(value)}`
        const { text } = await world.as.owner(path + query)
        for (const secret of foreignIds()) expect(text, path + query).not.toContain(secret)
        expect(text, path + query).not.toContain(world.serverKey)
        expect(text, path + query).not.toContain('Of the server')
      }
    }
  })

  const paged = reading.filter(([, operation]) => operation.paged === true)
  it.each(paged)(
    '%s goes on from a cursor of another project with its own',
    async (_id, operation) => {
      const there = fill(operation.url, world.foreign.slug, foreign)
      const { body } = await world.as.stranger(`${there}?limit=1`)
      const cursor: string | null = body.next_cursor
      const here = fill(
        operation.url,
        world.own.slug,
        await world.makeObjects('own', operation.url),
      )
      const { text } = await world.as.owner(`${here}?limit=100&cursor=${cursor ?? 'none'}`)
      for (const secret of foreignIds()) expect(text).not.toContain(secret)
    },
  )

  it.each(ofProjects.filter(([id]) => bodies[id] !== undefined))(
    '%s takes no project or object of others in its body',
    async (id, operation) => {
      const own = await world.makeObjects('own', operation.url)
      const path = fill(operation.url, world.own.slug, own)
      const { method, json } = asked(id, operation)
      for (const [member, value] of Object.entries({ ...foreign, project: world.foreign.id })) {
        const forged = { method, json: { ...json, [member]: value } }
        const { body } = await world.as.owner(path, forged)
        expect([body.code, body.member]).toEqual(['body_invalid', member])
      }
    },
  )

  it('cuts off who is removed with the next request', async () => {
    const keys = `/portal/api/projects/${world.own.slug}/keys`
    expect((await world.as.developer(keys)).status).toBe(200)
    const path = `/v1/projects/${world.own.slug}/members/${world.developerMember}`
    await world.admin(path, { method: 'DELETE' })
    // it was the only project, and with it went the session
    expect((await world.as.developer(keys)).body.code).toBe('session_missing')
  })

  it('opens nothing on the control port', async () => {
    const path = `/portal/api/projects/${world.own.slug}`
    const { headers } = await world.as.owner(path)
    expect(headers.get('cache-control')).toBe('no-store')
    const here = await ask(`${service.controlUrl}/portal/api/session`)
    expect(here.status).toBe(404)
  })
})

const file = join(import.meta.dirname, '../../docs/openapi/portal.json')
const document = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId: string; parameters?: Parameter[] }>>>
  >
}
interface Parameter {
  readonly name: string
  readonly in: string
}

/** The parameters of the query of an operation, but for how long a page is. */
function parametersOf(id: string): readonly string[] {
  const all = Object.values(document.paths).flatMap((path) => Object.values(path))
  const { parameters = [] } = all.find(({ operationId }) => operationId === id) ?? {}
  return parameters.filter((one) => one.in === 'query').map(({ name }) => name)
}
