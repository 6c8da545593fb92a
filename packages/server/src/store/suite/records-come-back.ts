import type { UnixMillis } from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import { comparable } from './comparable.ts'
import {
  aClient,
  aKey,
  aProject,
  aSecret,
  longAgo,
  newClientId,
  newKeyId,
  newProjectId,
} from './records.ts'
import { writeClient, writeKey, writeProject } from './written.ts'

const manyLanguages = 'Zürich 東京 🗝️ "quoted" \\ \'; drop table keys; -- \t\n'

const full = {
  environment: 'test',
  name: manyLanguages,
  keyPrefix: 'cs_test_1xyz',
  scopes: ['read', 'write'],
  audiences: ['https://api.example.com'],
  ipAllow: ['192.0.2.0/24', '2001:db8::/32'],
  metadata: { plan: 'gold', nested: { list: [1, null, true], text: manyLanguages } },
  isActive: false,
  expiresAt: 8_640_000_000_000_000 as UnixMillis,
  revokedAt: (longAgo + 1) as UnixMillis,
  revokedReason: manyLanguages,
  lastGeneration: 7,
  updatedAt: (longAgo + 2) as UnixMillis,
} as const

const severalSecrets = () => [
  aSecret({ generation: 7, findBy: 'digest', format: 'other format' }),
  aSecret({ generation: 5, closesAt: (longAgo + 5) as UnixMillis, createdAt: longAgo }),
  aSecret({ generation: 2, salt: new Uint8Array([0, 255, 7]) }),
]

export function recordsComeBack(given: () => Store): void {
  describe('what is written comes back', () => {
    it('of a project', async () => {
      const plain = await writeProject(given())
      const full = await writeProject(given(), {
        name: manyLanguages,
        contact: 'ops@example.com',
        isActive: false,
        updatedAt: (longAgo + 1) as UnixMillis,
      })
      for (const project of [plain, full]) {
        expect(await given().project(project.id)).toEqual(project)
        expect(await given().project(project.slug)).toEqual(project)
        await given().change(async (change) => {
          expect(await change.project(project.id)).toEqual(project)
          expect(await change.project(project.slug)).toEqual(project)
        })
      }
    })

    it('of a client', async () => {
      const { id } = await writeProject(given())
      const plain = await writeClient(given(), aClient(id))
      const empty = await writeClient(given(), aClient(id, { scopes: [], audiences: [] }))
      const full = await writeClient(
        given(),
        aClient(id, { name: manyLanguages, scopes: ['a', 'b'], audiences: ['c'], tier: 'gold' }),
      )
      for (const client of [plain, empty, full]) {
        expect(await given().client(client.id)).toEqual(client)
        expect(await given().change((change) => change.client(client.id))).toEqual(client)
      }
    })

    it('of a key, every member of it', async () => {
      const project = await writeProject(given())
      const client = await writeClient(given(), aClient(project.id, { scopes: ['read'] }))
      const keys = [
        aKey(project.id),
        aKey(project.id, { scopes: [], audiences: [], ipAllow: [] }),
        aKey(project.id, { ...full, clientId: client.id }, severalSecrets()),
        aKey(null, { permissions: ['verify', 'keys.write'] }),
        aKey(null, {}, []),
      ]
      for (const stored of keys) {
        await writeKey(given(), stored)
        const expected = comparable(stored)
        expect(comparable(await given().key(stored.key.id))).toEqual(expected)
        const read = await given().change((change) => change.key(stored.key.id))
        expect(comparable(read)).toEqual(expected)
      }
    })

    it('of metadata as large as a request may be', async () => {
      const metadata = {
        text: 'ä'.repeat(30_000),
        list: Array.from({ length: 500 }, (_, at) => at),
      }
      const stored = await writeKey(given(), aKey(null, { metadata }))
      expect((await given().key(stored.key.id))?.key.metadata).toEqual(metadata)
      const { record } = await given().credentialById(stored.key.id)
      expect(record?.key.metadata).toEqual(metadata)
    })

    it('of an update, every member of it', async () => {
      const project = await writeProject(given())
      const client = await writeClient(given(), aClient(project.id))
      const { key } = await writeKey(given(), aKey(project.id))
      const next = { key: { ...key, ...full, clientId: client.id }, secrets: severalSecrets() }
      const nextProject = { ...project, name: 'Other', contact: 'x', isActive: false }
      const nextClient = { ...client, name: 'Other', scopes: [], tier: 'x', isActive: false }
      await given().change(async (change) => {
        await change.updateKey(next)
        expect(await change.updateProject(nextProject)).toBe(true)
        await change.updateClient(nextClient)
      })
      expect(comparable(await given().key(key.id))).toEqual(comparable(next))
      expect(await given().project(project.id)).toEqual(nextProject)
      expect(await given().client(client.id)).toEqual(nextClient)
    })

    it('as null where nothing was written', async () => {
      expect(await given().project(newProjectId())).toBeNull()
      expect(await given().project('no-such-slug')).toBeNull()
      expect(await given().project('')).toBeNull()
      expect(await given().client(newClientId())).toBeNull()
      expect(await given().key(newKeyId())).toBeNull()
      expect((await given().credentialById(newKeyId())).record).toBeNull()
      expect((await given().credentialByDigest(new Uint8Array(32))).record).toBeNull()
      await given().change(async (change) => {
        expect(await change.project(newProjectId())).toBeNull()
        expect(await change.client(newClientId())).toBeNull()
        expect(await change.key(newKeyId())).toBeNull()
      })
    })

    it('takes a slug once', async () => {
      const first = await writeProject(given())
      const other = await writeProject(given())
      const again = aProject({ slug: first.slug })
      const results = await given().change(async (change) => [
        await change.insertProject(again),
        await change.updateProject({ ...other, name: 'Unwritten', slug: first.slug }),
        await change.updateProject({ ...first, name: 'Same slug' }),
      ])
      expect(results).toEqual([false, false, true])
      expect(await given().project(again.id)).toBeNull()
      expect(await given().project(other.id)).toEqual(other)
      expect((await given().project(first.slug))?.name).toBe('Same slug')
    })
  })
}
