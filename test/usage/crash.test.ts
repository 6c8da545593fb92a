import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newKey, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { usageOf } from './sums.ts'

describe.each(databases)('usage over kill -9 on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const toldOf = async (id: string): Promise<number> => {
    const [row] = await usageOf(control, `key=${id}`)
    return Number(row?.['requests'] ?? 0)
  }

  it('loses at most 10 seconds, counts nothing twice', { timeout: 60_000 }, async () => {
    const { key, secret } = await newKey(control)
    const answeredAt: number[] = []
    const begun = performance.now()
    while (performance.now() - begun < 13_000) {
      await verify(control, secret)
      answeredAt.push(performance.now())
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const killedAt = performance.now()
    await service.kill()
    await service.restart()
    const told = await toldOf(String(key.id))
    const mustBe = answeredAt.filter((at) => at < killedAt - 10_000).length
    expect(mustBe).toBeGreaterThan(0)
    expect(told).toBeGreaterThanOrEqual(mustBe)
    expect(told).toBeLessThanOrEqual(answeredAt.length)
  })

  it('never goes back behind what was told', { timeout: 60_000 }, async () => {
    const { key, secret } = await newKey(control)
    const id = String(key.id)
    let sent = 0
    for (let round = 0; round < 2; round++) {
      for (let count = 0; count < 20; count++, sent++) await verify(control, secret)
      const before = await toldOf(id)
      for (let count = 0; count < 5; count++, sent++) await verify(control, secret)
      await service.kill()
      await service.restart()
      const after = await toldOf(id)
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after).toBeLessThanOrEqual(sent)
    }
  })

  it('loses nothing when it is stopped', async () => {
    const { key, secret } = await newKey(control)
    for (let count = 0; count < 30; count++) await verify(control, secret)
    await service.stop()
    await service.restart()
    expect(await toldOf(String(key.id))).toBe(30)
  })
})
