import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../../../test/postgres/database.ts'
import { type PostgresServer, startPostgres } from '../../../../../test/postgres/server.ts'
import { type Store, StoreUnavailable } from '../port.ts'
import { aKey, anAuditRecord, aProject, newKeyId } from '../suite/records.ts'
import { withClient } from '../suite/with-client.ts'
import { writeKey, writeProject, writeUses } from '../suite/written.ts'
import { openPostgresStore } from './postgres-store.ts'

describe('a server that fails', () => {
  let server: PostgresServer
  let store: Store
  const { key } = aKey(null)
  beforeAll(async () => {
    server = await startPostgres({ settings: { max_connections: '40' } })
    store = await openPostgresStore({ url: await server.createDatabase(), poolSize: 4 })
    await writeKey(store, { key, secrets: [] })
    await store.credentialById(key.id)
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  const everything = () => [
    Promise.resolve(store.credentialById(key.id)),
    Promise.resolve(store.credentialByDigest(new Uint8Array(32))),
    store.key(key.id),
    store.ping(),
    writeProject(store),
    writeUses(store, [{ keyId: key.id, generation: 1, usedAt: key.createdAt, usedFrom: null }]),
  ]

  const recovered = async () => {
    await expect
      .poll(async () => (await Promise.allSettled(everything())).map(({ status }) => status), {
        timeout: 10_000,
      })
      .toEqual(Array(6).fill('fulfilled'))
    expect((await store.credentialById(key.id)).record?.key.id).toBe(key.id)
  }

  const isUnavailableWithin = async (ms: number) => {
    const begun = performance.now()
    const results = await Promise.allSettled(everything())
    expect(performance.now() - begun).toBeLessThan(ms)
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected' })
      const { reason } = result as PromiseRejectedResult
      expect(reason).toBeInstanceOf(StoreUnavailable)
      expect((reason as StoreUnavailable).outcome).toBe('none')
    }
  }

  it('by hanging is given up within the deadline, and used again once it answers', async () => {
    for (let round = 0; round < 2; round++) {
      await server.suspend()
      await isUnavailableWithin(2_300)
      await isUnavailableWithin(2_300)
      await server.resume()
      await recovered()
    }
  })

  it('by dying is told apart at once, and used again once it is back', async () => {
    await server.kill()
    await isUnavailableWithin(2_300)
    await server.restart()
    await recovered()
  })

  it('by restarting is not even noticed when nobody asked meanwhile', async () => {
    await server.restart()
    const results = await Promise.allSettled(everything())
    expect(results.map(({ status }) => status)).toEqual(Array(6).fill('fulfilled'))
  })

  it('while a commit is under way leaves its outcome unknown', async () => {
    const change = store.change(async (change) => {
      await change.insertProject(aProject())
      await change.record(anAuditRecord())
      await server.suspend()
    })
    await expect(change).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' })
    await server.resume()
    await recovered()
  })

  it('while a statement is under way leaves nothing', async () => {
    const project = aProject()
    const change = store.change(async (change) => {
      await change.insertProject(project)
      await server.kill()
      await change.project(project.id)
    })
    await expect(change).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'none' })
    await server.restart()
    await recovered()
    expect(await store.project(project.id)).toBeNull()
  })
})

describe('a lock that is held too long', () => {
  it('is given up within the deadline, and the connection goes on', async () => {
    const url = await createTestDatabase()
    const store = await openPostgresStore({ url, deadlineMs: 500, poolSize: 1 })
    const { key } = await writeKey(store, aKey(null))
    await withClient(url, async (client) => {
      await client.query('begin')
      await client.query('select 1 from keys where id = $1 for update', [key.id])
      const change = store.change((change) => change.key(key.id))
      await expect(change).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'none' })
      expect((await store.credentialById(key.id)).record?.key.id).toBe(key.id)
      await client.query('rollback')
    })
    expect((await store.change((change) => change.key(key.id)))?.key.id).toBe(key.id)
    await store.close()
  })

  it('by the work of another change makes no more than the pool wait', async () => {
    const url = await createTestDatabase()
    const store = await openPostgresStore({ url, deadlineMs: 300, poolSize: 2 })
    const sleepy = () =>
      store.change(async (change) => {
        await change.project('no-such-slug')
        await pause(600)
      })
    const results = await Promise.allSettled([sleepy(), sleepy(), store.key(newKeyId())])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(await store.key(newKeyId())).toBeNull()
    await store.close()
  })
})
