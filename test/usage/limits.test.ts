import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, spend, startLimited } from '../limits/limited-service.ts'
import { type Control, controlOf } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import type { TestService } from '../service/service.ts'
import { codesOf, usageOf } from './sums.ts'

describe.each(databases)('usage of who has a limit on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startLimited(await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it('has what was one too many as a refusal that cost nothing', async () => {
    const secret = await clientOf(control, 'five')
    const verdicts = await Promise.all(Array.from({ length: 12 }, () => spend(service, secret)))
    const accepted = verdicts.filter(({ valid }) => valid).length
    const codes = await codesOf(control, 'bucket=day')
    expect(codes).toMatchObject({ valid: accepted, rate_exceeded: 12 - accepted })
    const [row] = await usageOf(control, 'group_by=project')
    expect(row).toMatchObject({ accepted, refused: 12 - accepted, cost: accepted })
  })
})
