import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newProject, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'

describe.each(databases)('the hygiene of keys on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let project: string
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
    project = await newProject(control)
  })
  afterAll(() => service.remove())

  const newKey = async (wishes: object) => {
    const { status, body, text } = await control(`/v1/projects/${project}/keys`, { json: wishes })
    if (status !== 201) throw new Error(text)
    return { id: String(body.key.id), secret: String(body.secret) }
  }
  const countOf = async (finding: string): Promise<number> => {
    const { body } = await control('/v1/hygiene')
    const counted = body.findings as { readonly finding: string; readonly count: number }[]
    return counted.find((one) => one.finding === finding)?.count ?? -1
  }
  const foundIn = async (finding: string, query = '') => {
    const { status, body } = await control(`/v1/hygiene/${finding}${query}`)
    expect(status).toBe(200)
    return body
  }

  it('tells keys without an end and those that end soon, page by page, until it is mended', async () => {
    const endless = await newKey({ name: 'endless' })
    const ending = [
      await newKey({ expires_in: '20d' }),
      await newKey({ expires_in: '10d' }),
      await newKey({ expires_in: '29d' }),
    ]
    await newKey({ expires_in: '40d' })
    expect([await countOf('no_expiry'), await countOf('expiring_soon')]).toEqual([1, 3])
    const first = await foundIn('expiring_soon', '?limit=2')
    expect(first.data.map(({ key }: Found) => key.id)).toEqual([ending[1]?.id, ending[0]?.id])
    const next = await foundIn('expiring_soon', `?limit=2&cursor=${String(first.next_cursor)}`)
    expect(next.data.map(({ key }: Found) => key.id)).toEqual([ending[2]?.id])
    expect(next.next_cursor).toBeNull()

    await control(`/v1/keys/${endless.id}`, { method: 'PATCH', json: { expires_in: '90d' } })
    await control(`/v1/keys/${ending[0]?.id ?? ''}/revoke`, { method: 'POST' })
    expect([await countOf('no_expiry'), await countOf('expiring_soon')]).toEqual([0, 2])
  })

  it('knows which scopes requests needed, also by a token, and finds nothing once they are cut', async () => {
    const scopes = ['orders:read', 'orders:write', 'quotes:read']
    const key = await newKey({ scopes, expires_in: '90d' })
    const { access_token: token } = await newToken(service, key.secret, { scope: 'quotes:read' })
    const needs = (...some: string[]) => ({ require: { scopes: some } })
    expect((await verify(control, token, needs('quotes:read'))).valid).toBe(true)
    for (let round = 0; round < 3; round++) await verify(control, key.secret, needs('orders:read'))
    // what was refused has exercised nothing
    expect((await verify(control, key.secret, needs('admin'))).valid).toBe(false)
    // it is found for certain after a week; what is known shows with any other finding
    await control(`/v1/keys/${key.id}`, { method: 'PATCH', json: { expires_in: '5d' } })
    const { data } = await foundIn('expiring_soon')
    const told = data.find((one: Found) => one.key.id === key.id)
    expect(told.exercised_scopes).toEqual(['orders:read', 'quotes:read'])
    expect(await countOf('excess_scopes')).toBe(0)
  })

  it('tells no finding of another name, and no page of another cursor', async () => {
    expect((await control('/v1/hygiene/untidy')).status).toBe(404)
    const cursor = Buffer.from('yesterday.key_1').toString('base64url')
    expect((await control(`/v1/hygiene/idle?cursor=${cursor}`)).status).toBe(400)
  })

  it('is for those who may read keys', async () => {
    const { body } = await control('/v1/server-keys', { json: { permissions: ['usage.read'] } })
    const headers = { authorization: `Bearer ${String(body.secret)}` }
    expect((await ask(`${service.controlUrl}/v1/hygiene`, { headers })).status).toBe(403)
    expect((await ask(`${service.controlUrl}/v1/hygiene/idle`, { headers })).status).toBe(403)
  })
})

interface Found {
  readonly key: { readonly id: string }
}
