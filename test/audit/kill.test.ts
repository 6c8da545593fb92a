import { describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService } from '../service/service.ts'
import { allSealed, recordsOf } from './trail.ts'

const kills = 12

interface ListedKey {
  readonly id: string
  readonly revoked_at: string | null
}

describe.each(databases)('kill -9 under changes on $name', ({ make }) => {
  it('leaves a record for each change that there is, and no other', {
    timeout: 300_000,
  }, async () => {
    const service = await startTestService({ databaseUrl: await make() })
    const control = controlOf(service)
    const project = await newProject(control)
    for (let round = 0; round < kills; round++) {
      let killed = false
      const workers = Array.from({ length: 4 }, async () => {
        while (!killed) await makeAndRevoke(project, control).catch(() => undefined)
      })
      // in the middle of changes, and of sealing, whichever is under way
      await new Promise((resolve) => setTimeout(resolve, 50 + ((round * 53) % 400)))
      await service.kill()
      killed = true
      await Promise.all(workers)
      await service.restart()
    }
    const keys = await keysOf(project, control)
    const idsOf = async (action: string) =>
      (await recordsOf(control, { project, action })).flatMap(({ object }) => object.ids).toSorted()
    expect(await idsOf('key.create')).toEqual(keys.map(({ id }) => id).toSorted())
    const revoked = keys.filter(({ revoked_at: at }) => at !== null)
    expect(await idsOf('key.revoke')).toEqual(revoked.map(({ id }) => id).toSorted())
    expect(revoked.length).toBeGreaterThan(0)

    const { sequence, hash } = await allSealed(control)
    const { body } = await control('/v1/audit/verify', { json: { head: { sequence, hash } } })
    expect(body).toMatchObject({ valid: true, fault: null })
    await service.remove()
  })
})

async function makeAndRevoke(project: string, control: Control): Promise<void> {
  const { body } = await control(`/v1/projects/${project}/keys`, { json: {} })
  await control(`/v1/keys/${String(body.key.id)}`, { method: 'DELETE' })
}

async function keysOf(project: string, control: Control): Promise<readonly ListedKey[]> {
  const keys: ListedKey[] = []
  for (let query = ''; ; ) {
    const { body } = await control(`/v1/projects/${project}/keys?limit=100${query}`)
    keys.push(...(body.data as ListedKey[]))
    if (body.next_cursor === null) return keys
    query = `&cursor=${String(body.next_cursor)}`
  }
}
