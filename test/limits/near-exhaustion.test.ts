import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import type { TestService } from '../service/service.ts'
import { clientOf, spend, startLimited } from './limited-service.ts'

interface LimitUse {
  readonly counts: string
  readonly name: string
  readonly limit_name: string
  readonly used: number
  readonly limit: number
  readonly resets_at: string
}

describe.each(databases)('limits near their end on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startLimited(await make())
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  const listed = async (query = '') => (await control(`/v1/limits${query}`)).body
  const uses = async () => {
    const { data } = await listed()
    return (data as LimitUse[]).map(({ limit_name: name, used, limit }) => [name, used, limit])
  }

  it('are listed from half on, the nearest first, for windows of any length', async () => {
    expect(await listed()).toMatchObject({ data: [], has_more: false })
    const secrets = {
      five: await clientOf(control, 'five'),
      brief: await clientOf(control, 'brief'),
      sold: await clientOf(control, 'sold'),
      hourly: await clientOf(control, 'hourly'),
    }
    await spend(service, secrets.five, { cost: 2 })
    await spend(service, secrets.sold, { cost: 7 })
    await spend(service, secrets.hourly, { cost: 550 })
    expect(await uses()).toEqual([
      ['sold-quota', 7, 7],
      ['hourly', 550, 1_000],
    ])

    await spend(service, secrets.five, { cost: 2 })
    await spend(service, secrets.brief, { cost: 3 })
    const seen = await uses()
    const brief = ['brief', 3, 5]
    const others = [
      ['sold-quota', 7, 7],
      ['five', 4, 5],
      ['hourly', 550, 1_000],
    ]
    // its minute may have ended since
    expect([others, others.toSpliced(2, 0, brief)]).toContainEqual(seen)
    expect(await listed('?limit=1')).toMatchObject({ has_more: true, data: [{ used: 7 }] })
  })

  it('say whom they count, of which project, and when all is to be had again', async () => {
    const project = await newProject(control)
    const client = await control(`/v1/projects/${project}/clients`, {
      json: { name: '<b>Reporter</b>', tier: 'parted' },
    })
    await spend(service, client.body.secret, { cost: 5 })
    const mine = async () => {
      const { data } = await listed('?limit=100')
      return data.filter(({ project_slug: slug }: { project_slug: string }) => slug === project)
    }
    const [found, ...others] = await mine()
    expect(others).toEqual([])
    expect(found).toMatchObject({
      counts: 'key',
      id: client.body.key.id,
      project_name: 'A project',
      project_id: client.body.client.project_id,
      limit_name: 'parted',
      is_quota: false,
      per: 'day',
    })
    const day = Date.parse(found.resets_at) % 86_400_000
    expect([day, Date.parse(found.resets_at) > Date.now()]).toEqual([0, true])

    await control(`/v1/clients/${String(client.body.client.client_id)}`, { method: 'DELETE' })
    expect(await mine()).toEqual([])
  })

  it('are known again after a start', async () => {
    const before = await uses()
    expect(before.length).toBeGreaterThan(1)
    await service.stop()
    await service.restart()
    const quotas = (all: unknown[][]) => all.filter(([name]) => name !== 'brief')
    expect(quotas(await uses())).toEqual(quotas(before))
  })
})
