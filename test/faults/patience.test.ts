import type { KeyId } from '@countersign/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { impatient } from '../../packages/server/src/engine/patience.ts'
import type { SigningKeys } from '../../packages/server/src/engine/signing-keys.ts'
import type { StatusPositions } from '../../packages/server/src/engine/status-positions.ts'
import { StoreUnavailable } from '../../packages/server/src/store/port.ts'
import { openPostgresStore } from '../../packages/server/src/store/postgres/postgres-store.ts'
import { startLimited } from '../limits/limited-service.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { ask, controlOf, newKey, newToken } from '../service/api.ts'

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

it('all waits of one request together are no longer than its patience', {
  timeout: 90_000,
}, async () => {
  const url = await postgres.createDatabase()
  // a store that would wait much longer
  const store = await openPostgresStore({ url, deadlineMs: 40_000 })
  const engine = impatient(
    { store, signingKeys: {} as SigningKeys, statusPositions: {} as StatusPositions },
    500,
  )
  await postgres.suspend()
  const since = performance.now()
  const id = 'key_0000000000000000' as KeyId
  await expect(engine.store.credentialById(id)).rejects.toThrow(StoreUnavailable)
  await expect(engine.store.credentialByDigest(new Uint8Array(32))).rejects.toThrow(
    StoreUnavailable,
  )
  await expect(engine.store.products(null, { before: null, limit: 1 })).rejects.toThrow(
    StoreUnavailable,
  )
  // half a second is given; the rest is for a machine that is busy with other tests
  expect(performance.now() - since).toBeLessThan(10_000)
  await postgres.resume()
  await store.close()
})

it('a token request waits 2 s in all, though it is let through without its count', {
  timeout: 90_000,
}, async () => {
  const open = { TEST_ADDRESS_LIMIT: 'open' }
  const service = await startLimited(await postgres.createDatabase(), open)
  const { secret } = await newKey(controlOf(service))
  const form = { grant_type: 'client_credentials', client_secret: secret }
  const attempt = async () => {
    const since = performance.now()
    const reply = await ask(`${service.publicUrl}/oauth/token`, { form })
    return { ...reply, ms: performance.now() - since }
  }
  expect(await newToken(service, secret)).toMatchObject({ token_type: 'Bearer' })
  await postgres.suspend()
  // one after another, so that some wait for the trips of those before them
  const attempts: ReturnType<typeof attempt>[] = []
  for (let count = 0; count < 20; count++) {
    attempts.push(attempt())
    await new Promise((done) => setTimeout(done, 100))
  }
  for (const { status, body, headers, ms } of await Promise.all(attempts)) {
    expect([status, body.error]).toEqual([503, 'temporarily_unavailable'])
    expect(headers.get('ratelimit-degraded')).toBe('?1')
    expect(headers.get('retry-after')).toBe('1')
    expect(ms).toBeLessThan(5_000)
  }
  await postgres.resume()
  await expect.poll(async () => (await attempt()).status, { timeout: 20_000 }).toBe(200)
  await service.remove()
})
