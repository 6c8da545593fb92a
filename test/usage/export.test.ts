import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import type { Row } from './sums.ts'

const names = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  'a, "b"; c',
  'über 東京',
  'plain',
]

describe.each(databases)('the export of usage on $name', ({ make }) => {
  let service: TestService
  let control: Control
  let project: string
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
    project = await newProject(control)
    for (const name of names) {
      const { body } = await control(`/v1/projects/${project}/keys`, { json: { name } })
      for (let count = 0; count < 3; count++) await verify(control, body.secret, { cost: 2 })
      await verify(control, body.secret, { require: { environment: 'test' } })
    }
  })
  afterAll(() => service.remove())

  const query = () => `/v1/usage?project=${project}&group_by=key,code&limit=1000`
  const told = async () => (await control(query())).body.data as Row[]

  it('as NDJSON holds what the pages hold, a line each', async () => {
    const headers = { accept: 'application/x-ndjson' }
    const { status, text, headers: got } = await control(query(), { headers })
    expect([status, got.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const lines = text.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await told())
    expect(lines).toHaveLength(2 * names.length)
  })

  it('as CSV holds the same, and nothing that a spreadsheet would calculate', async () => {
    const { text, headers: got } = await control(`${query()}&format=csv`)
    expect(got.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(got.get('content-disposition')).toBe('attachment; filename="usage.csv"')
    const rows: Record<string, string>[] = parse(text, { columns: true })
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['bucket', 'key_id', 'key_name', 'code', 'requests', 'accepted', 'refused', 'cost'],
      ...['last_used_at', 'last_used_from', 'last_used_key_id', 'last_used_generation'],
    ])
    const plain = (row: Row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')]))
    const unquoted = rows.map((row) => {
      return { ...row, key_name: row['key_name']?.replace(/^'(?=[=+\-@])/, '') }
    })
    expect(unquoted).toEqual((await told()).map(plain))
    for (const cell of rows.flatMap(Object.values)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/)
    expect(rows.filter(({ key_name: name }) => name?.startsWith("'"))).toHaveLength(2 * 4)
  })

  it('holds all of a long range, however small a page is', async () => {
    const { text } = await control(`${query().replace('limit=1000', 'limit=1')}&format=ndjson`)
    expect(text.trimEnd().split('\n')).toHaveLength((await told()).length)
  })

  it('of nothing has a head and no lines', async () => {
    const none = '/v1/usage?project=prj_0000000000000000&group_by=environment'
    const { text } = await control(`${none}&format=csv`)
    expect(text).toBe('bucket,environment,requests,accepted,refused,cost\r\n')
    expect((await control(`${none}&format=ndjson`)).text).toBe('')
  })

  it('takes the format by name before any Accept, and JSON where none is known', async () => {
    const typeOf = async (path: string, accept: string) =>
      (await control(path, { headers: { accept } })).headers.get('content-type')?.split(';')[0]
    expect(await typeOf(query(), 'text/html, text/csv;q=0.5')).toBe('text/csv')
    expect(await typeOf(`${query()}&format=json`, 'text/csv')).toBe('application/json')
    expect(await typeOf(query(), 'text/html, */*')).toBe('application/json')
  })

  it('refuses what it can not answer before it begins', async () => {
    const { status, body } = await control('/v1/usage?format=csv&project=nobody-here')
    expect([status, body.member]).toEqual([400, 'project'])
  })
})
