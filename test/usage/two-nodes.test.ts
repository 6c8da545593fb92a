import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { type Control, controlOf, newProject, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { usageOf } from './sums.ts'

let nodes: readonly TestService[] = []
let controls: readonly [Control, Control]
beforeAll(async () => {
  const databaseUrl = await createTestDatabase()
  const one = await startTestService({ databaseUrl })
  const other = await startTestService({ databaseUrl })
  nodes = [one, other]
  controls = [controlOf(one), controlOf(other)]
})
afterAll(async () => {
  for (const node of nodes) await node.remove()
})

it('two nodes add to the same counts, and each tells of both', { timeout: 60_000 }, async () => {
  const [one, other] = controls
  const project = await newProject(one)
  const secrets = await Promise.all(
    Array.from({ length: 10 }, async () => {
      return (await one(`/v1/projects/${project}/keys`, { json: {} })).body.secret as string
    }),
  )
  const askBoth = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      const backwards = secrets.toReversed()
      await Promise.all([
        ...secrets.map((secret) => verify(one, secret)),
        ...backwards.map((secret) => verify(other, secret)),
        usageOf(one, `project=${project}`),
        usageOf(other, `project=${project}`),
      ])
    }
  }
  await askBoth(20)
  const query = `project=${project}&group_by=key`
  await usageOf(one, query)
  for (const row of await usageOf(other, query))
    expect(row).toMatchObject({ accepted: 40, cost: 40 })

  await verify(other, secrets[0] ?? '')
  const sum = async () => (await usageOf(one, `project=${project}`))[0]?.['accepted']
  // what the other node has counted comes without anybody asking it
  await expect.poll(sum, { timeout: 15_000, interval: 200 }).toBe(401)
  const { body } = await one('/v1/usage')
  expect(Date.now() - Date.parse(body.as_of)).toBeGreaterThanOrEqual(10_000)
})
