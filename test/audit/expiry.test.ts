import { expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { controlOf, newKey } from '../service/api.ts'
import { startTestService } from '../service/service.ts'
import { recordsOf } from './trail.ts'

it('a key that expires is recorded once, by one of two nodes', { timeout: 120_000 }, async () => {
  const databaseUrl = await createTestDatabase()
  const nodes = await Promise.all([
    startTestService({ databaseUrl }),
    startTestService({ databaseUrl }),
  ])
  const control = controlOf(nodes[0])
  const { key } = await newKey(control, { expires_in: '1s' })
  const server = await control('/v1/server-keys', {
    json: { permissions: ['verify'], expires_in: '2s' },
  })
  const expired = async () =>
    (await recordsOf(control, { actor: 'service' })).filter(({ action }) =>
      action.endsWith('.expire'),
    )
  await expect.poll(expired, { timeout: 60_000, interval: 1_000 }).toHaveLength(2)
  expect(await expired()).toMatchObject([
    {
      action: 'key.expire',
      actor: 'service',
      project_id: key.project_id,
      object: { kind: 'key', ids: [key.id] },
      after: { expires_at: key.expires_at },
    },
    { action: 'server-key.expire', object: { ids: [server.body.key.id] }, project_id: null },
  ])
  await Promise.all(nodes.map((node) => node.remove()))
})
