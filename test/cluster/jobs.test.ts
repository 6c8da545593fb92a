import { expect, it } from 'vitest'
import { withClient } from '../../packages/server/src/store/suite/with-client.ts'
import { recordsOf } from '../audit/trail.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { controlOf, newKey } from '../service/api.ts'
import { startTestService } from '../service/service.ts'
import { hangsAt, jobNames } from './seeded/hanging.ts'
import { sowing } from './seeded/sown.ts'

it('the jobs of a node that dies with all their locks are done by another', {
  timeout: 120_000,
}, async () => {
  const databaseUrl = await createTestDatabase()
  const environment = {
    ...sowing('hurriedJobs', 'hangingJobs'),
    ...{ SIGNING_KEY_PERIOD: '4s', SIGNING_KEY_NOTICE: '2s', JWKS_MAX_AGE: '1s' },
    ...{ USAGE_HOURS_KEPT: '2d', USAGE_DAYS_KEPT: '3d' },
  }
  const start = () => startTestService({ databaseUrl, environment })
  const [dying, other] = await Promise.all([start(), start()])
  // the other one does not race for the locks
  process.kill(other.pid, 'SIGSTOP')
  process.kill(dying.pid, 'SIGUSR2')
  const { key } = await newKey(controlOf(dying), { expires_in: '1s' })
  await withClient(databaseUrl, (client) =>
    client.query(`insert into usage_days values (0, '${String(key.id)}', 'valid', 1, 1)`),
  )
  for (const job of jobNames) {
    await expect.poll(dying.output, { timeout: 60_000 }).toContain(hangsAt(job))
  }
  await dying.kill()
  process.kill(other.pid, 'SIGCONT')

  const control = controlOf(other)
  const kids = async () =>
    (await control('/v1/signing-keys')).body.data.map(({ kid }: { kid: string }) => kid)
  const before = await kids()
  const ends = async () =>
    (await recordsOf(control, { action: 'key.expire' })).flatMap(({ object }) => object.ids)
  await expect.poll(ends, { timeout: 30_000 }).toEqual([key.id])
  const old = async () => {
    const count = 'select count(*)::integer as count from usage_days where bucket = 0'
    return (await withClient(databaseUrl, (client) => client.query(count))).rows
  }
  await expect.poll(old, { timeout: 30_000 }).toEqual([{ count: 0 }])
  await expect
    .poll(async () => (await kids()).length, { timeout: 30_000 })
    .toBeGreaterThan(before.length)
  expect((await control('/v1/audit/verify', { json: {} })).body.valid).toBe(true)
  await Promise.all([dying.remove(), other.remove()])
})
