import { createClient } from '@countersign/client'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  type Act,
  type FailingServer,
  problem,
  reply,
  startFailingServer,
} from './failing-server.ts'

let server: FailingServer
beforeAll(async () => {
  server = await startFailingServer()
})
afterAll(() => server.close())

const pages: Readonly<Record<string, object>> = {
  '': { data: [{ id: 'a' }, { id: 'b' }], next_cursor: 'two' },
  two: { data: [], next_cursor: 'three' },
  three: { data: [{ id: 'c' }], next_cursor: null },
}
const page: Act = (request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://host')
  reply(200, pages[searchParams.get('cursor') ?? ''])(request, response)
}
const list = (args = {}) =>
  createClient({ url: server.url, token: 't', retries: { firstDelayMs: 1 } }).projects.list(args)

beforeEach(() => server.plan(page))

it('are asked for one after the other, as they are wanted', async () => {
  const projects = list()
  expect(server.came).toHaveLength(0)
  const ids: string[] = []
  for await (const { id } of projects) {
    ids.push(id)
    if (id === 'b') expect(server.came).toHaveLength(1)
  }
  expect(ids).toEqual(['a', 'b', 'c'])
  expect(server.came.map(({ url }) => url)).toEqual([
    '/v1/projects',
    '/v1/projects?cursor=two',
    '/v1/projects?cursor=three',
  ])
})

it('are not asked for when the loop has ended', async () => {
  for await (const { id } of list()) if (id === 'a') break
  expect(server.came).toHaveLength(1)
})

it('can be read again from the beginning', async () => {
  const projects = list()
  const [first, second] = [await projects.all({ most: 9 }), await projects.all({ most: 9 })]
  expect(first).toEqual(second)
})

it('come to a list of at most so many', async () => {
  for (const [most, ids] of [
    [0, []],
    [1, ['a']],
    [2, ['a', 'b']],
    [3, ['a', 'b', 'c']],
    [100, ['a', 'b', 'c']],
  ] as const) {
    expect((await list().all({ most })).map(({ id }) => id)).toEqual(ids)
  }
})

it('can be had one by one', async () => {
  const first = await list().page({ limit: 2 })
  expect(first).toEqual(pages[''])
  expect(await list().page({ cursor: first.next_cursor, limit: 2 })).toEqual(pages['two'])
  expect(await list({ cursor: 'three' }).page()).toEqual(pages['three'])
  expect(server.came.map(({ url }) => url)).toEqual([
    '/v1/projects?limit=2',
    '/v1/projects?cursor=two&limit=2',
    '/v1/projects?cursor=three',
  ])
})

it('are each tried again, and fail as other calls do', async () => {
  const busy = problem(503, 'unavailable', { 'retry-after': '0' })
  server.plan(page, busy, page, problem(403, 'permission_missing'))
  const ids: string[] = []
  const reading = (async () => {
    for await (const { id } of list()) ids.push(id)
  })()
  await expect(reading).rejects.toMatchObject({ code: 'permission_missing' })
  expect(ids).toEqual(['a', 'b'])
})
