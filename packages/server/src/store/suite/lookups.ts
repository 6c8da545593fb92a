import { type UnixMillis, usualSettings } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store, StoredKey } from '../port.ts'
import { comparable } from './comparable.ts'
import { aClient, aKey, aProject, aSecret, longAgo, newKeyId } from './records.ts'
import { writeClient, writeKey, writeKeys, writeProject } from './written.ts'

export function lookupsAreTrue(given: () => Store): void {
  describe('a look-up', () => {
    it('gives the key, its secrets, its project and its client', async () => {
      const grants = [
        { capabilities: ['a.*'], scopes: ['b'], tier: 'c', from: longAgo, until: null },
        { capabilities: [], scopes: [], tier: null, from: longAgo, until: longAgo },
      ]
      const ofClient = { tokensFrom: longAgo, settings: { ...usualSettings, serves: ['indexer'] } }
      const project = await writeProject(given(), { contact: 'ops@example.com', grants })
      const client = await writeClient(
        given(),
        aClient(project.id, { ...ofClient, scopes: [], tier: 'gold' }),
      )
      const secrets = [
        aSecret({ generation: 3 }),
        aSecret({ generation: 1, salt: new Uint8Array(8) }),
      ]
      const over = { scopes: ['read'], audiences: [], expiresAt: longAgo, metadata: { a: [{}] } }
      const stored = await writeKey(
        given(),
        aKey(project.id, { ...over, clientId: client.id }, secrets),
      )
      const { record } = await given().credentialById(stored.key.id)
      const { key } = stored
      expect(comparable(record?.key)).toEqual({
        id: key.id,
        level: 'project',
        environment: 'live',
        name: key.name,
        scopes: ['read'],
        audiences: [],
        permissions: [],
        ipAllow: null,
        metadata: { a: [{}] },
        isActive: true,
        expiresAt: longAgo,
        revokedAt: null,
        tokensFrom: null,
      })
      expect(comparable(record?.secrets)).toMatchObject(comparable(secrets) as object)
      expect(record?.project).toEqual({
        id: project.id,
        slug: project.slug,
        name: 'Weather',
        contact: 'ops@example.com',
        isActive: true,
        grants,
        tokensFrom: null,
      })
      expect(record?.client).toEqual({
        id: client.id,
        name: 'Backend',
        scopes: [],
        audiences: null,
        tier: 'gold',
        isActive: true,
        tokensFrom: longAgo,
        settings: ofClient.settings,
      })
    })

    it('gives a server-level key without project', async () => {
      const { key } = await writeKey(given(), aKey(null, { permissions: ['verify'] }))
      const { record } = await given().credentialById(key.id)
      expect(record?.key).toMatchObject({ level: 'server', permissions: ['verify'] })
      expect(record).toMatchObject({ project: null, client: null })
    })

    it('finds a key by each digest that is searchable, and by no other', async () => {
      const searchable = [1, 2].map((generation) => aSecret({ generation, findBy: 'digest' }))
      const hidden = aSecret({ generation: 3 })
      const { key } = await writeKey(given(), aKey(null, {}, [hidden, ...searchable.toReversed()]))
      for (const { digest } of searchable) {
        const { record } = await given().credentialByDigest(digest)
        expect(record?.key.id).toBe(key.id)
        expect(record?.secrets.map(({ generation }) => generation)).toEqual([3, 2, 1])
      }
      expect((await given().credentialByDigest(hidden.digest)).record).toBeNull()
    })

    it('finds a key no more by a digest that it lost', async () => {
      const old = aSecret({ findBy: 'digest' })
      const { key } = await writeKey(given(), aKey(null, {}, [old]))
      expect((await given().credentialByDigest(old.digest)).record?.key.id).toBe(key.id)
      const next = aSecret({ generation: 2, findBy: 'digest' })
      await given().change((change) => change.updateKey({ key, secrets: [next] }))
      expect((await given().credentialByDigest(old.digest)).record).toBeNull()
      expect((await given().credentialByDigest(next.digest)).record?.key.id).toBe(key.id)
    })

    it('says the time of the read, which never lies before that of a finished change', async () => {
      for (let round = 0; round < 20; round++) {
        const changed = await given().change(async (change) => {
          await change.insertProject(aProject())
          return change.at
        })
        const { at } = await given().credentialById(newKeyId())
        expect(at).toBeGreaterThanOrEqual(changed)
        expect(Math.abs(at - Date.now())).toBeLessThan(60_000)
        expect(Number.isInteger(at) && Number.isInteger(changed)).toBe(true)
      }
    })

    it('is counted', async () => {
      const before = given().lookups()
      await Promise.all([
        given().credentialById(newKeyId()),
        given().credentialById(newKeyId()),
        given().credentialByDigest(new Uint8Array(32)),
      ])
      expect(given().lookups()).toBe(before + 3)
    })

    it('answers each of many at once with its own record', async () => {
      const project = await writeProject(given())
      const keys = Array.from({ length: 300 }, (_, at) =>
        aKey(project.id, { name: `Key ${at}` }, [
          aSecret({ findBy: at % 2 === 0 ? 'id' : 'digest' }),
        ]),
      )
      await writeKeys(given(), keys)
      const unknown = aKey(project.id)
      await Promise.all(
        [...keys, ...keys, unknown].map(async (stored) => {
          const found = await lookUp(given(), stored)
          expect(found.record?.key.name).toBe(stored === unknown ? undefined : stored.key.name)
        }),
      )
    })

    it('sees every change that was finished before it began', async () => {
      const project = await writeProject(given())
      const client = await writeClient(given(), aClient(project.id))
      const secret = aSecret({ findBy: 'digest' })
      let { key } = await writeKey(given(), aKey(project.id, { clientId: client.id }, [secret]))
      let lookingUp = true
      const others = Promise.all(
        Array.from({ length: 4 }, async () => {
          while (lookingUp) {
            await given().credentialById(key.id)
            await new Promise(setImmediate)
          }
        }),
      )
      for (let round = 1; round <= 300; round++) {
        const revokedAt = (longAgo + round) as UnixMillis
        const name = `Round ${round}`
        key = { ...key, revokedAt }
        await given().change(async (change) => {
          await change.updateKey({ key, secrets: [secret] })
          if (round % 3 === 0) await change.updateProject({ ...project, name })
          if (round % 3 === 1) await change.updateClient({ ...client, name })
        })
        const [byId, byDigest] = await Promise.all([
          given().credentialById(key.id),
          given().credentialByDigest(secret.digest),
        ])
        for (const { record } of [byId, byDigest]) {
          expect(record?.key.revokedAt).toBe(revokedAt)
          if (round % 3 === 0) expect(record?.project?.name).toBe(name)
          if (round % 3 === 1) expect(record?.client?.name).toBe(name)
        }
      }
      lookingUp = false
      await others
    })
  })
}

function lookUp(store: Store, { key, secrets }: StoredKey) {
  const [secret] = secrets
  return secret?.findBy === 'digest'
    ? store.credentialByDigest(secret.digest)
    : store.credentialById(key.id)
}
