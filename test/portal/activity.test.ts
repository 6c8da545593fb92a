import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newProject } from '../service/api.ts'
import { startContract } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'
import { type Customer, newCustomer, told } from './customers.ts'

/** A contract with keys, and what goes with it; the service is each file's own. */
function portalOf(contract: string) {
  const started = { service: null as TestService | null }
  const world = {
    admin: null as unknown as Control,
    project: '',
    at: '',
    developer: null as unknown as Customer,
    viewer: null as unknown as Customer,
    publicUrl: '',
  }
  beforeAll(async () => {
    started.service = await startContract(contract, null, { PORTAL: 'on' })
    world.admin = controlOf(started.service)
    world.project = await newProject(world.admin)
    world.at = `/portal/api/projects/${world.project}`
    world.publicUrl = started.service.publicUrl
    world.developer = await newCustomer(started.service, world.project, 'developer')
    world.viewer = await newCustomer(started.service, world.project, 'viewer')
  })
  afterAll(async () => {
    expect(started.service?.output()).not.toMatch(/"level":[56]0/)
    await started.service?.remove()
  })
  return world
}

describe('what a project sees of itself', () => {
  const world = portalOf('classic')

  const newKey = async () => {
    const json = { name: '<b>"Mine" & ours</b>', environment: 'test' }
    const { body } = await world.developer.ask(`${world.at}/keys`, { json })
    return body as { key: { id: string; key_prefix: string }; secret: string }
  }
  const me = (secret: string) =>
    ask(`${world.publicUrl}/api/v1/users/me`, { headers: { authorization: `Bearer ${secret}` } })

  it('is its usage, also as a file', async () => {
    const { key, secret } = await newKey()
    await me(secret)
    await me(secret)
    const usage = `${world.at}/usage?group_by=key&key=${key.id}`
    const { body } = await world.viewer.ask(usage)
    expect(body.data).toMatchObject([{ key_id: key.id, requests: 2, accepted: 2 }])
    const file = await world.viewer.ask(`${usage}&format=csv`)
    expect(file.headers.get('content-disposition')).toContain('usage.csv')
    expect(file.text.trim().split('\n')).toHaveLength(2)
    expect(told(await world.viewer.ask(`${usage}&project=other`))).toEqual([400, 'body_invalid'])
  })

  it('is what was changed, and by whom, with nothing of who runs the API', async () => {
    const { key } = await newKey()
    await world.admin(`/v1/keys/${key.id}`, { method: 'PATCH', json: { metadata: { note: 'x' } } })
    await world.developer.ask(`${world.at}/keys/${key.id}/revoke`, { method: 'POST' })
    const path = `${world.at}/changes?object=${key.id}`
    await expect
      .poll(async () => (await world.viewer.ask(path)).body.data.length, { timeout: 10_000 })
      .toBe(3)
    const { body, text } = await world.viewer.ask(path)
    const [revoked, changed, made] = body.data
    const { id, email } = world.developer
    const actor = { kind: 'customer', id, name: `A developer <${email}>` }
    expect(revoked).toMatchObject({ action: 'key.revoke', actor })
    expect(changed).toMatchObject({ actor: { kind: 'operator', id: null, name: null }, after: {} })
    expect(made).toMatchObject({ action: 'key.create', actor })
    expect(text).not.toMatch(/admin|metadata|127\.0\.0\.1/)
  })

  it('is the page of the contract with its own project and key, and a request to try', async () => {
    const { key } = await newKey()
    const { body, text } = await world.viewer.ask(`${world.at}/samples?key=${key.id}`)
    const shortened = `${key.key_prefix}...`
    expect(body.placeholders).toEqual([{ text: shortened, is_secret: true }])
    expect(text).toContain(`Authorization: Bearer ${shortened}`)
    expect(text).not.toContain('JWT_SECRET')
    const blocks = body.sections.flatMap(({ blocks: some }: { blocks: object[] }) => some)
    const named = blocks.filter(({ name }: { name?: string | null }) => typeof name === 'string')
    expect(named.map(({ name }: { name: string }) => name)).toEqual(['resource'])
    const send = { json: { name: 'resource' } }
    const sent = await world.developer.ask(`${world.at}/samples/send`, send)
    expect(sent.status, sent.text).toBe(200)
    const [step] = sent.body.steps
    expect([sent.body.steps.length, step.status]).toEqual([1, 200])
    expect(JSON.parse(step.body)).toMatchObject({ id: world.developer.id })
    const [shown] = /cs_test_\S+/.exec(step.request) ?? ['']
    expect(shown).toMatch(/\.\.\.'?$/)
    const left = await world.viewer.ask(`${world.at}/keys?state=active&q=Sample`)
    expect(left.body.data).toEqual([])
    const unknown = await world.developer.ask(`${world.at}/samples/send`, { json: { name: 'x' } })
    expect(told(unknown)).toEqual([400, 'body_invalid'])
  })
})

describe('where callers have clients and tiers', () => {
  const world = portalOf('chronos')

  it('limits are told with what is left of them', async () => {
    const json = { name: 'An app', tier: 'standard' }
    const { body: made } = await world.admin(`/v1/projects/${world.project}/clients`, { json })
    const { body } = await world.viewer.ask(`${world.at}/limits`)
    expect(body.data).toMatchObject([
      {
        ...{ counts: 'client', id: made.client.client_id, name: 'An app' },
        ...{ limit_name: 'standard', per: 'minute', limit: 100, used: 0, is_quota: false },
      },
    ])
    expect((await world.viewer.ask(world.at)).body.limits).toHaveLength(1)
  })

  it('a sample gets a token first, of a client that is gone afterwards', async () => {
    const send = { json: { name: 'resource' } }
    const { body } = await world.developer.ask(`${world.at}/samples/send`, send)
    const statuses = body.steps.map(({ status }: { status: number }) => status)
    // nothing is behind the API here
    expect(statuses).toEqual([200, 503])
    const token: string = JSON.parse(body.steps[0].body).accessToken
    const authorization = `Bearer ${token}`
    const again = await ask(`${world.publicUrl}/api/v1/wallet/create`, {
      method: 'POST',
      headers: { authorization, 'x-user-id': 'user_12345' },
    })
    expect(again.status).toBe(401)
    const { body: clients } = await world.viewer.ask(`${world.at}/clients?q=Sample`)
    expect(clients.data).toEqual([])
  })
})
