import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { type Answered, ask, type Control, controlOf, newKey, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

describe('a PostgreSQL that is away', () => {
  let postgres: PostgresServer
  let service: TestService
  let control: Control
  beforeAll(async () => {
    postgres = await startPostgres()
    service = await startTestService({ databaseUrl: await postgres.createDatabase() })
    control = controlOf(service)
  })
  afterAll(async () => {
    await service.remove()
    await postgres.stop()
  })

  /** 503 with Retry-After within two seconds, never 401 and never a yes. */
  async function refusedInTime(request: () => Promise<Answered>): Promise<Answered> {
    const started = performance.now()
    const reply = await request()
    // 2 s are promised; the rest is for a machine that is busy with other tests
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(reply.status).toBe(503)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    return reply
  }

  async function everythingIsRefused(secret: string, token: string): Promise<void> {
    const json = { credential: secret }
    const replies = await Promise.all([
      refusedInTime(() => control('/v1/verify', { json })),
      refusedInTime(() => control('/v1/verify', { json: { credential: token } })),
      refusedInTime(() => control('/v1/projects', { json: { slug: 'away', name: 'x' } })),
      refusedInTime(() => control('/v1/projects')),
      refusedInTime(() => ask(`${service.controlUrl}/readyz`)),
    ])
    for (const { body } of replies) expect(body.code).toBe('unavailable')
    const form = { grant_type: 'client_credentials', client_secret: secret }
    const refused = await refusedInTime(() => ask(`${service.publicUrl}/oauth/token`, { form }))
    expect(refused.body.error).toBe('temporarily_unavailable')
    expect((await ask(`${service.controlUrl}/livez`)).status).toBe(200)
  }

  async function recovers(secret: string, token: string): Promise<void> {
    const deadline = Date.now() + 10_000
    while (Date.now() < deadline) {
      const reply = await control('/v1/verify', { json: { credential: secret } })
      if (reply.status === 200) break
      expect(reply.status).toBe(503)
    }
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    expect(await verify(control, token)).toMatchObject({ valid: true })
  }

  async function keyAndToken(): Promise<[string, string]> {
    const { secret } = await newKey(control)
    const form = { grant_type: 'client_credentials', client_secret: secret }
    const { body } = await ask(`${service.publicUrl}/oauth/token`, { form })
    return [secret, body.access_token as string]
  }

  it('because it hangs: 503 within 2 s, and recovery by itself', { timeout: 60_000 }, async () => {
    const [secret, token] = await keyAndToken()
    await postgres.suspend()
    await everythingIsRefused(secret, token)
    await postgres.resume()
    await recovers(secret, token)
  })

  it('because it was killed: 503 within 2 s, and recovery by itself', {
    timeout: 60_000,
  }, async () => {
    const [secret, token] = await keyAndToken()
    await postgres.kill()
    await everythingIsRefused(secret, token)
    await postgres.restart()
    await recovers(secret, token)
  })
})
