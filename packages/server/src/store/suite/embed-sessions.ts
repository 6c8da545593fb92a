import { randomBytes } from 'node:crypto'
import {
  base62FromBytes,
  idRandomLength,
  makeId,
  type ProjectId,
  type UnixMillis,
} from '@countersign/core'
import { describe, expect, it } from 'vitest'
import type { EmbedSessionRecord } from '../embed-sessions.ts'
import type { Store } from '../port.ts'
import type { CustomerRecord } from '../portal.ts'
import { aKey, longAgo, newKeyId } from './records.ts'
import { writeKey, writeProject } from './written.ts'

function random(): string {
  return base62FromBytes(randomBytes(4 * idRandomLength)).slice(0, idRandomLength)
}

function aSession(projectId: ProjectId, expiresAt: number): EmbedSessionRecord {
  return {
    id: makeId('embed-session', longAgo, random()),
    projectId,
    ...{ role: 'developer', origin: 'https://app.example' },
    digest: randomBytes(32),
    createdAt: longAgo,
    expiresAt: expiresAt as UnixMillis,
  }
}

function aCustomer(): CustomerRecord {
  return {
    id: makeId('customer', longAgo, random()),
    ...{ email: `${random().toLowerCase()}@example.com`, externalId: null, name: 'Ada' },
    ...{ signedInAt: null, createdAt: longAgo, updatedAt: longAgo, revision: 1 },
  }
}

export function panelsHaveSessions(given: () => Store): void {
  describe('sessions of panels', () => {
    const insert = async (session: EmbedSessionRecord) => {
      await given().change((change) => change.insertEmbedSession(session))
      return session
    }

    it('are found by their digest and by their id, with their project', async () => {
      const project = await writeProject(given())
      const at = await given().ping()
      const session = await insert(aSession(project.id, at + 60_000))
      for (const by of [{ digest: session.digest }, { id: session.id }]) {
        const found = await given().embedSession(by)
        expect(found).toMatchObject({ project })
        const digest = Buffer.from(found?.session.digest ?? [])
        expect({ ...found?.session, digest }).toEqual({
          ...session,
          digest: Buffer.from(session.digest),
        })
      }
      expect(await given().embedSession({ digest: randomBytes(32) })).toBeNull()
    })

    it('are absent once they have ended, or their project is gone', async () => {
      const project = await writeProject(given())
      const at = await given().ping()
      const ended = await insert(aSession(project.id, at - 1))
      expect(await given().embedSession({ id: ended.id })).toBeNull()
      const session = await insert(aSession(project.id, at + 60_000))
      await given().change((change) => change.deleteProject(project.id))
      expect(await given().embedSession({ id: session.id })).toBeNull()
    })
  })

  it('says which customer has made a key, if one did', async () => {
    const project = await writeProject(given())
    const customer = aCustomer()
    const id = newKeyId()
    await writeKey(given(), aKey(project.id, { id }))
    expect(await given().keyMaker(id)).toBeNull()
    await given().change(async (change) => {
      await change.insertCustomer(customer)
      await change.noteKeyMaker(id, customer.id)
    })
    expect(await given().keyMaker(id)).toEqual(customer)
  })
}
