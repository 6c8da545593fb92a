import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newKey, newProject, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** What was acknowledged, and must hold after any kill. */
interface Known {
  readonly id: string
  secrets: string[]
  expected: 'valid' | 'key_revoked' | 'key_inactive'
  /** A change was under way when the service was killed: either state is right, half is not. */
  unsure: boolean
}

/** On each database; all of them together make 100. */
const kills = 50

describe.each(databases)('kill -9 under load on $name', ({ name, make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it(`${String(kills)} times: nothing acknowledged is lost, nothing is half-written`, {
    timeout: 600_000,
  }, async () => {
    const project = await newProject(control)
    const known: Known[] = []
    for (let round = 0; round < kills; round++) {
      await loadUntilKilled({ project, known, seed: round })
      await service.restart()
      await compare(known)
    }
    console.log(`${name}: ${String(kills)} kills, ${String(known.length)} keys held`)
  })

  async function loadUntilKilled(run: { project: string; known: Known[]; seed: number }) {
    let killed = false
    const workers = Array.from({ length: 4 }, async (_, worker) => {
      while (!killed) await change(run.project, run.known, worker).catch(() => undefined)
    })
    await new Promise((resolve) => setTimeout(resolve, 30 + ((run.seed * 37) % 120)))
    await service.kill()
    killed = true
    await Promise.all(workers)
  }

  /** One change: create, rotate, deactivate or revoke. Each worker has keys of its own. */
  async function change(project: string, known: Known[], worker: number): Promise<void> {
    const mine = known.filter((_, place) => place % 4 === worker)
    const key = mine.findLast(({ expected, unsure }) => expected === 'valid' && !unsure)
    const choice = key === undefined ? 0 : Math.floor(Math.random() * 4)
    if (key === undefined || choice === 0) {
      const { status, body } = await control(`/v1/projects/${project}/keys`, { json: {} })
      if (status !== 201) throw new Error(String(status))
      known.push({ id: body.key.id, secrets: [body.secret], expected: 'valid', unsure: false })
      return
    }
    key.unsure = true
    if (choice === 1) {
      const { status, body } = await control(`/v1/keys/${key.id}/rotate`, {
        json: { overlap: '1d' },
      })
      if (status !== 201) throw new Error(String(status))
      key.secrets.push(body.secret)
    } else if (choice === 2) {
      const json = { is_active: false }
      const { status } = await control(`/v1/keys/${key.id}`, { method: 'PATCH', json })
      if (status !== 200) throw new Error(String(status))
      key.expected = 'key_inactive'
    } else {
      const { status } = await control(`/v1/keys/${key.id}`, { method: 'DELETE' })
      if (status !== 204) throw new Error(String(status))
      key.expected = 'key_revoked'
    }
    key.unsure = false
  }

  /** A sample of the old ones, all of the new ones. */
  async function compare(known: readonly Known[]): Promise<void> {
    const sample = known.filter((_, place) => place > known.length - 60 || Math.random() < 0.05)
    await Promise.all(
      sample.map(async ({ secrets, expected, unsure }) => {
        const codes = await Promise.all(
          secrets.map(async (one) => (await verify(control, one)).code),
        )
        expect(new Set(codes).size, codes.join()).toBe(1)
        if (!unsure) expect(codes[0]).toBe(expected)
      }),
    )
  }
})

it('keeps every promise over a kill: signing key, tokens, revocations', async () => {
  const service = await startTestService({ databaseUrl: null })
  const control = controlOf(service)
  const { key, secret } = await newKey(control)
  const form = { grant_type: 'client_credentials', client_secret: secret }
  const { body } = await ask(`${service.publicUrl}/oauth/token`, { form })
  await service.kill()
  await service.restart()
  expect(await verify(control, body.access_token)).toMatchObject({ valid: true })
  await control(`/v1/keys/${String(key.id)}/revoke`, { json: {} })
  await service.kill()
  await service.restart()
  expect(await verify(control, secret)).toMatchObject({ code: 'key_revoked' })
  expect(await verify(control, body.access_token)).toMatchObject({ code: 'key_revoked' })
  await service.remove()
})
