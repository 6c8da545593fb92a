import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../packages/server/src/store/suite/with-client.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { ask, controlOf } from '../service/api.ts'
import type { TestService } from '../service/service.ts'
import { clientOf, spend, startLimited } from './limited-service.ts'

const minuteMs = 60_000
const minute = () => Math.floor(Date.now() / minuteMs)

/** What a restart says of a window that had begun before: full, unless it has ended meanwhile. */
async function isFullAfter(
  restart: () => Promise<void>,
  service: TestService,
  secret: string,
  before = minute(),
) {
  await restart()
  const { code } = await spend(service, secret)
  if (minute() === before) expect(code).toBe('rate_exceeded')
}

describe('an embedded service', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startLimited(null)
  })
  afterAll(() => service.remove())

  it('that is stopped in order knows all that was spent', async () => {
    const control = controlOf(service)
    const [brief, day, other] = [
      await clientOf(control, 'brief'),
      await clientOf(control, 'five'),
      await clientOf(control, 'brief'),
    ]
    const before = minute()
    await spend(service, brief, { cost: 3 })
    await spend(service, day, { cost: 3 })
    await service.stop()
    await service.restart()
    expect((await spend(service, day)).limit?.remaining).toBe(1)
    const left = (await spend(service, brief)).limit?.remaining
    expect((await spend(service, other)).limit?.remaining).toBe(4)
    if (minute() === before) expect(left).toBe(1)
  })

  it('that is killed admits nobody in a minute that had begun, and forgets no quota', async () => {
    const control = controlOf(service)
    const [brief, sold, other, another] = [
      await clientOf(control, 'brief'),
      await clientOf(control, 'sold'),
      await clientOf(control, 'brief'),
      await clientOf(control, 'brief'),
    ]
    await spend(service, brief)
    expect((await spend(service, sold, { cost: 4 })).quota?.remaining).toBe(3)
    const crash = async () => {
      await service.kill()
      await service.restart()
    }
    await isFullAfter(crash, service, brief)
    const before = minute()
    await isFullAfter(crash, service, other)
    const inOrder = async () => {
      await service.stop()
      await service.restart()
    }
    await isFullAfter(inOrder, service, another, before)
    expect((await spend(service, sold, { cost: 4 })).code).toBe('rate_exceeded')
    expect((await spend(service, sold, { cost: 2 })).quota?.remaining).toBe(1)
  })

  it('that is killed knows what was written of an hour or a day a second before', async () => {
    const secret = await clientOf(controlOf(service), 'five')
    await spend(service, secret, { cost: 4 })
    await new Promise((done) => setTimeout(done, 2_500))
    await service.kill()
    await service.restart()
    expect((await spend(service, secret)).limit?.remaining).toBe(0)
    expect((await spend(service, secret)).code).toBe('rate_exceeded')
  })
})

describe('PostgreSQL', () => {
  let postgres: PostgresServer
  let databaseUrl: string
  let service: TestService
  beforeAll(async () => {
    postgres = await startPostgres()
    databaseUrl = await postgres.createDatabase()
    service = await startLimited(databaseUrl)
  })
  afterAll(async () => {
    await service.remove()
    await postgres.stop()
  })

  const untilItAnswers = async () => {
    await expect
      .poll(async () => (await ask(`${service.controlUrl}/readyz`)).status, { timeout: 20_000 })
      .toBe(200)
  }

  it('that was restarted in order forgets nothing', { timeout: 90_000 }, async () => {
    const secret = await clientOf(controlOf(service), 'brief')
    const before = minute()
    await spend(service, secret, { cost: 3 })
    await postgres.restart()
    await untilItAnswers()
    const { code, limit } = await spend(service, secret)
    if (minute() === before) expect([code, limit?.remaining]).toEqual(['valid', 1])
  })

  it('that crashed admits nobody in a minute that had begun, and forgets no day and no quota', {
    timeout: 90_000,
  }, async () => {
    const control = controlOf(service)
    const [brief, day, sold] = [
      await clientOf(control, 'brief'),
      await clientOf(control, 'five'),
      await clientOf(control, 'sold'),
    ]
    await spend(service, brief)
    await spend(service, day, { cost: 3 })
    await spend(service, sold, { cost: 4 })
    const crash = async () => {
      await postgres.kill()
      await postgres.restart()
      await untilItAnswers()
    }
    await isFullAfter(crash, service, brief)
    expect((await spend(service, day)).limit?.remaining).toBe(1)
    expect((await spend(service, sold)).quota?.remaining).toBe(2)
  })

  it('whose counters can not be reached: the limit decides, and the reply says so', {
    timeout: 60_000,
  }, async () => {
    const control = controlOf(service)
    const [closed, open] = [await clientOf(control, 'five'), await clientOf(control, 'open')]
    await spend(service, closed)
    await withClient(databaseUrl, async (client) => {
      await client.query('begin')
      await client.query('lock table kept_windows, limit_windows in access exclusive mode')
      const degraded = { remaining: null, reset_seconds: null, degraded: true }
      expect(await spend(service, closed)).toMatchObject({
        ...{ valid: false, code: 'unavailable' },
        limit: { name: 'five', limit: 5, ...degraded },
      })
      expect(await spend(service, open)).toMatchObject({
        ...{ valid: true, code: 'valid' },
        limit: { name: 'open', limit: 5, ...degraded },
      })
      const whoami = (secret: string) =>
        ask(`${service.publicUrl}/v1/whoami`, { headers: { authorization: `Bearer ${secret}` } })
      const [refused, passed] = [await whoami(closed), await whoami(open)]
      expect([refused.status, passed.status]).toEqual([503, 200])
      expect(refused.body.code).toBe('unavailable')
      expect(refused.headers.get('retry-after')).toBe('1')
      for (const { headers } of [refused, passed]) {
        expect(headers.get('ratelimit-degraded')).toBe('?1')
        expect(headers.get('ratelimit')).toBeNull()
      }
      await client.query('rollback')
    })
    const { text } = await control('/metrics')
    expect(text).toContain('countersign_limits_unreachable_total{policy="closed"} 2')
    expect(text).toContain('countersign_limits_unreachable_total{policy="open"} 2')
    expect((await spend(service, closed)).limit).toMatchObject({ remaining: 3, degraded: false })
    expect((await spend(service, open)).limit).toMatchObject({ degraded: false })
  })

  it('that hangs: a limit by address that nobody can count admits nobody', {
    timeout: 60_000,
  }, async () => {
    const headers = { 'x-forwarded-for': '192.0.2.200' }
    const attempt = () => ask(`${service.publicUrl}/oauth/token`, { headers, method: 'POST' })
    const before = await attempt()
    expect(before.headers.get('ratelimit')).toMatch(/^"address";r=9;/)
    await postgres.suspend()
    const refused = await attempt()
    expect(refused).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } })
    expect(refused.headers.get('ratelimit-degraded')).toBe('?1')
    expect(refused.headers.get('retry-after')).toBe('1')
    await postgres.resume()
    await untilItAnswers()
    await expect.poll(async () => (await attempt()).status, { timeout: 20_000 }).toBe(400)
  })
})
