import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import type { TestService } from '../service/service.ts'
import { clientOf, spend, startLimited } from './limited-service.ts'

describe.each(databases)('a verification with limits on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startLimited(await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it('spends one of the limit, and says what is left and when it is to be had again', async () => {
    const secret = await clientOf(control, 'five')
    const verdicts = []
    for (let count = 0; count < 7; count++) verdicts.push(await spend(service, secret))
    expect(verdicts.map(({ valid, code }) => [valid, code])).toEqual([
      ...Array<unknown>(5).fill([true, 'valid']),
      ...Array<unknown>(2).fill([false, 'rate_exceeded']),
    ])
    expect(verdicts.map(({ limit }) => limit?.remaining)).toEqual([4, 3, 2, 1, 0, 0, 0])
    for (const { limit } of verdicts) {
      expect(limit).toMatchObject({ name: 'five', limit: 5, degraded: false })
      expect(limit?.reset_seconds).toBeGreaterThan(0)
      expect(limit?.reset_seconds).toBeLessThanOrEqual(86_400)
    }
  })

  it('spends what it costs, and nothing when that is too much', async () => {
    const secret = await clientOf(control, 'five')
    const left = async (cost: number) => {
      const { code, limit } = await spend(service, secret, { cost })
      return [code, limit?.remaining]
    }
    expect(await left(3)).toEqual(['valid', 2])
    expect(await left(3)).toEqual(['rate_exceeded', 2])
    expect(await left(1_000_000)).toEqual(['rate_exceeded', 2])
    expect(await left(2)).toEqual(['valid', 0])
    expect(await left(1)).toEqual(['rate_exceeded', 0])
  })

  it('refuses a cost that is none, by name', async () => {
    const secret = await clientOf(control, 'five')
    for (const cost of [0, -1, 1.5, '1', 1_000_001]) {
      const { body } = await control('/v1/verify', { json: { credential: secret, cost } })
      expect(body).toMatchObject({ status: 400, code: 'body_invalid', member: 'cost' })
    }
    expect((await spend(service, secret)).limit?.remaining).toBe(4)
  })

  it('that is refused, explained or asked by nobody who may costs nothing', async () => {
    const secret = await clientOf(control, 'five')
    const refused = await spend(service, secret, { require: { environment: 'test' } })
    expect(refused).toMatchObject({ code: 'environment_refused', limit: null })
    expect(await spend(service, secret, { explain: true })).toMatchObject({
      valid: true,
      limit: { name: 'five', remaining: 5 },
    })
    const nobody = controlOf(service, 'x'.repeat(40))
    expect((await nobody('/v1/verify', { json: { credential: secret } })).status).toBe(401)
    const { secret: reader } = (
      await control('/v1/server-keys', { json: { name: 'reader', permissions: ['keys.read'] } })
    ).body as { secret: string }
    const mayNot = controlOf(service, reader)
    expect((await mayNot('/v1/verify', { json: { credential: secret } })).status).toBe(403)
    expect((await spend(service, secret)).limit?.remaining).toBe(4)
  })

  it('explained says how limit and quota stand and whether a cost would fit, and spends nothing', async () => {
    const secret = await clientOf(control, 'sold')
    await spend(service, secret, { cost: 3 })
    for (let round = 0; round < 3; round++) {
      expect(await spend(service, secret, { cost: 4, explain: true })).toMatchObject({
        ...{ valid: true, code: 'valid', failures: [] },
        limit: { name: 'sold', remaining: 997 },
        quota: { name: 'sold-quota', remaining: 4 },
      })
    }
    expect(await spend(service, secret, { cost: 5, explain: true })).toMatchObject({
      ...{ valid: false, code: 'rate_exceeded', failures: [{ code: 'rate_exceeded' }] },
      quota: { remaining: 4 },
    })
    expect(await spend(service, secret, { cost: 4 })).toMatchObject({ valid: true })
    const even = await clientOf(control, 'even')
    expect(await spend(service, even, { explain: true })).toMatchObject({ valid: true })
    await spend(service, even)
    const turn = await spend(service, even, { explain: true })
    expect(turn).toMatchObject({ code: 'rate_exceeded', limit: { remaining: 23 } })
  })

  it('in a batch spends one after another, each its own cost', async () => {
    const secret = await clientOf(control, 'five')
    const verifications = [2, 2, 2, 1, 1].map((cost) => ({ credential: secret, cost }))
    const { body } = await control('/v1/verify/batch', { json: { verifications } })
    const { results } = body as { results: { valid: boolean; limit: { remaining: number } }[] }
    expect(results.map(({ valid, limit }) => [valid, limit.remaining])).toEqual([
      [true, 3],
      [true, 1],
      [false, 1],
      [true, 0],
      [false, 0],
    ])
  })

  it('admits exactly the limit of hundreds that ask at once', async () => {
    const secret = await clientOf(control, 'five')
    const verdicts = await Promise.all(Array.from({ length: 300 }, () => spend(service, secret)))
    expect(verdicts.filter(({ valid }) => valid)).toHaveLength(5)
  })

  it('spends the quota beside the limit, both or neither', async () => {
    const secret = await clientOf(control, 'sold')
    const first = await spend(service, secret, { cost: 5 })
    expect(first).toMatchObject({ valid: true, limit: { remaining: 995 } })
    expect(first.quota).toMatchObject({ name: 'sold-quota', limit: 7, remaining: 2 })
    const refused = await spend(service, secret, { cost: 3 })
    expect(refused).toMatchObject({
      ...{ valid: false, code: 'rate_exceeded' },
      limit: { remaining: 995 },
      quota: { remaining: 2 },
    })
    const now = new Date()
    const left = (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / 1_000
    const told = refused.quota?.reset_seconds ?? 0
    expect(Math.abs(told - left)).toBeLessThan(60)
  })

  it('without bursts admits one at a time', async () => {
    const secret = await clientOf(control, 'even')
    expect(await spend(service, secret)).toMatchObject({ valid: true })
    expect(await spend(service, secret)).toMatchObject({
      code: 'rate_exceeded',
      limit: { remaining: 23 },
    })
  })

  it('of a test key is counted apart where the tier says so, by its own limit', async () => {
    const project = await newProject(control)
    const made = await control(`/v1/projects/${project}/clients`, {
      json: { name: 'both', tier: 'parted' },
    })
    const path = `/v1/clients/${String(made.body.client.client_id)}/keys`
    const testing = (await control(path, { json: { environment: 'test' } })).body.secret
    const first = await spend(service, testing)
    expect(first).toMatchObject({ valid: true, limit: { name: 'parted-test', remaining: 1 } })
    expect(first).not.toHaveProperty('quota')
    expect((await spend(service, testing)).code).toBe('valid')
    expect((await spend(service, testing)).code).toBe('rate_exceeded')
    expect(await spend(service, made.body.secret)).toMatchObject({
      ...{ valid: true, limit: { name: 'parted', remaining: 4 } },
      quota: { name: 'parted-quota', remaining: 99 },
    })
  })

  it('touches no counter where there is no tier', async () => {
    const { secret } = await newKey(control)
    const verdict = await spend(service, secret, { cost: 1_000_000 })
    expect(verdict).toMatchObject({ valid: true, limit: null })
    expect(verdict).not.toHaveProperty('quota')
  })

  it('counts two keys of one client apart, as the contract says, and what tells of it is counted', async () => {
    const [one, other] = [await clientOf(control, 'five'), await clientOf(control, 'five')]
    await spend(service, one, { cost: 5 })
    expect((await spend(service, one)).code).toBe('rate_exceeded')
    expect((await spend(service, other)).code).toBe('valid')
    const { text } = await control('/metrics')
    expect(text).toMatch(/countersign_verifications_total\{outcome="rate_exceeded"\} [1-9]/)
  })
})
