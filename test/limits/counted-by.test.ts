import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contract, Limits } from '../../packages/server/src/contracts/contract.ts'
import { native } from '../../packages/server/src/contracts/native.ts'
import { type Control, controlOf, newKey, newProject, newToken } from '../service/api.ts'
import { type Place, placeOn, type StartedService, startWith } from '../signing/own-contract.ts'
import { spend } from './limited-service.ts'

const tiers = {
  small: { requests: 3, per: 'day' },
  large: { requests: 50, per: 'day' },
} as const

const contractWith = (limits: Partial<Limits>): Contract => ({
  ...native,
  limits: { perAddress: [], countBy: 'key', tiers, defaultTier: 'small', ...limits },
})

describe.each(['key', 'client', 'project'] as const)('limits that are counted by %s', (countBy) => {
  let place: Place
  let service: StartedService
  let control: Control
  beforeAll(async () => {
    place = placeOn(null)
    service = await startWith(contractWith({ countBy }), place)
    control = controlOf(service)
  })
  afterAll(async () => {
    await service.stop()
    place.remove()
  })

  it('are shared by what has the same', async () => {
    const project = await newProject(control)
    const post = async (path: string, json: object) => {
      const { status, body, text } = await control(path, { json })
      if (status !== 201) throw new Error(text)
      return body as { secret: string; client: { client_id: string } }
    }
    const alone = (await post(`/v1/projects/${project}/keys`, {})).secret
    const { secret: first, client } = await post(`/v1/projects/${project}/clients`, { name: 'x' })
    const second = (await post(`/v1/clients/${client.client_id}/keys`, {})).secret
    const left = []
    for (const secret of [alone, first, second]) {
      left.push((await spend(service, secret)).limit?.remaining)
    }
    expect(left).toEqual({ key: [2, 2, 2], client: [2, 2, 1], project: [2, 1, 0] }[countBy])
  })

  it('are those of the default tier for who has none, and a token spends those of its key', async () => {
    const { secret } = await newKey(control)
    const { access_token: token } = await newToken(service, secret)
    expect((await spend(service, token)).limit).toMatchObject({ name: 'small', remaining: 1 })
    expect((await spend(service, secret)).limit?.remaining).toBe(0)
    expect((await spend(service, token)).code).toBe('rate_exceeded')
  })
})

it('a tier that is sold counts from the next request on, and until it is withdrawn', async () => {
  const place = placeOn(null)
  const service = await startWith(contractWith({ defaultTier: null }), place)
  const control = controlOf(service)
  const { key, secret } = await newKey(control)
  expect((await spend(service, secret)).limit).toBeNull()
  await control('/v1/products', { json: { slug: 'plan', name: 'Plan', tier: 'large' } })
  const path = `/v1/projects/${String(key.project_id)}/subscriptions`
  const { body } = await control(path, { json: { product: 'plan' } })
  expect((await spend(service, secret)).limit).toMatchObject({ name: 'large', remaining: 49 })
  const json = { tier: 'small' }
  expect((await control('/v1/products/plan', { method: 'PATCH', json })).status).toBe(200)
  expect((await spend(service, secret)).limit).toMatchObject({ name: 'small', remaining: 2 })
  await control(`/v1/subscriptions/${String(body.id)}`, { method: 'DELETE' })
  expect((await spend(service, secret)).limit).toBeNull()
  await service.stop()
  place.remove()
})
