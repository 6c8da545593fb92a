import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../postgres/database.ts'
import { controlOf, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { allSealed, recordsOf } from './trail.ts'

const rounds = 4

describe('the audit trail of two nodes on one PostgreSQL', () => {
  let nodes: readonly [TestService, TestService]
  beforeAll(async () => {
    const databaseUrl = await createTestDatabase()
    nodes = await Promise.all([
      startTestService({ databaseUrl }),
      startTestService({ databaseUrl }),
    ])
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.remove()))
  })

  it('is one chain, which the other goes on with when one is killed', {
    timeout: 120_000,
  }, async () => {
    const made: string[] = []
    for (let round = 0; round < rounds; round++) {
      const [killed, left] = round % 2 === 0 ? nodes : [nodes[1], nodes[0]]
      const burst = async (node: TestService) => {
        for (let count = 0; count < 20; count++) made.push(await newProject(controlOf(node)))
      }
      await Promise.all([burst(killed), burst(left)])
      await killed.kill()
      const killedAt = performance.now()
      await allSealed(controlOf(left))
      // a promise of seconds; a busy machine may take a few more
      expect(performance.now() - killedAt).toBeLessThan(15_000)
      await killed.restart()
    }
    const control = controlOf(nodes[0])
    const records = await recordsOf(control, { action: 'project.create' })
    const slugs = records
      .map(({ after }) => after?.['slug'])
      .filter((slug) => made.includes(String(slug)))
    expect(slugs.toSorted()).toEqual(made.toSorted())
    const { sequence, hash } = await allSealed(control)
    const { body } = await control('/v1/audit/verify', { json: { head: { sequence, hash } } })
    expect(body).toMatchObject({ valid: true, fault: null })
    const there = await controlOf(nodes[1])('/v1/audit/verify', { json: {} })
    expect(there.body.valid).toBe(true)
  })
})
