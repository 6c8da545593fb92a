import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Control, controlOf, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { beside, besideService, commandLine, jsonBeside } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

describe('countersign usage', () => {
  let service: TestService
  let control: Control
  let run: ReturnType<typeof besideService>
  let json: ReturnType<typeof jsonBeside>
  let key: { readonly id: string }
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    control = controlOf(service)
    run = besideService(service)
    json = jsonBeside(service)
    await control('/v1/projects', { json: { slug: 'acme', name: 'Acme' } })
    const wish = { json: { name: '=cmd, "quoted"' } }
    const made = await control('/v1/projects/acme/keys', wish)
    key = made.body.key
    await verify(control, made.body.secret, { cost: 5 })
    await verify(control, made.body.secret)
    await verify(control, made.body.secret, { require: { environment: 'test' } })
    const other = await control('/v1/projects/acme/keys', { json: { name: 'other' } })
    await verify(control, other.body.secret)
  })
  afterAll(() => service.remove())

  const refused = (...words: string[]) =>
    commandLine(['usage', ...words], { environment: beside(service) })

  it('shows figures in a table, with what they come to', async () => {
    const { stdout } = await run('usage', '--since', '7d', '--project', 'acme', '--by', 'code')
    const [head = '', ...lines] = stdout.trimEnd().split('\n')
    expect(head.split(/ {2,}/)).toEqual(['DAY', 'CODE', 'REQUESTS', 'ACCEPTED', 'REFUSED', 'COST'])
    expect(lines.map((line) => line.split(/ {2,}/).slice(-5))).toEqual([
      ['environment_refused', '1', '0', '1', '0'],
      ['valid', '3', '3', '0', '7'],
      ['total', '4', '3', '1', '7'],
    ])
    expect(new Set([head, ...lines].map(({ length }) => length)).size).toBe(1)
  })

  it('tells figures apart by hour and by whose they are', async () => {
    const query = ['--bucket', 'hour', '--by', 'environment,key,project', '--key', key.id] as const
    const { stdout } = await run('usage', ...query)
    expect(stdout).toMatch(/^HOUR +KEY +NAME +PROJECT +ENVIRONMENT +REQUESTS .* LAST USED\n/)
    expect(stdout).toMatch(/\n\d{4}-\d\d-\d\d \d\d:00 +key_\w{16} +=cmd, "quoted" +acme +live +3 /)
    expect(await json('usage', ...query)).toMatchObject([
      { key_id: key.id, project_slug: 'acme', environment: 'live', requests: 3, cost: 6 },
    ])
  })

  it('sums all, and shows as many as it is told', async () => {
    const few = await run('usage', '--by', 'key', '--project', 'acme', '--limit', '1')
    expect(few.stdout.trimEnd().split('\n')).toHaveLength(3)
    expect(few.stdout).toMatch(/\ntotal +4 +3 +1 +7\n$/)
    expect(few.stderr).toContain('1 of 2')
    expect(await json('usage', '--by', 'key', '--project', 'acme', '--limit', '1')).toHaveLength(1)
    const none = await run('usage', '--code', 'key_revoked')
    expect(none).toMatchObject({ stdout: '', stderr: 'Nothing was used.\n' })
  })

  it.each(['csv', 'ndjson'])('exports all figures as %s, as the service does', async (format) => {
    const query = '?group_by=key,code,project&project=acme'
    const words = ['usage', '--by', 'project,code,key', '--project', 'acme', '--format', format]
    const told = (await control(`/v1/usage${query}&format=${format}`)).text
    expect((await run(...words)).stdout).toBe(told)
    const out = join(service.directory, `usage.${format}`)
    expect(await run(...words, '--out', out)).toMatchObject({ stdout: '' })
    expect(readFileSync(out, 'utf8')).toBe(told)
    expect(existsSync(`${out}.part`)).toBe(false)
  })

  it('leaves no file where one can not be written', async () => {
    const out = join(service.directory, 'taken')
    mkdirSync(out)
    const ended = await refused('--format', 'csv', '--out', out)
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain(`${out} can not be written`)
    expect(existsSync(`${out}.part`)).toBe(false)
  })

  it.each([
    [['--since', '7d', '--from', '2030-01-01T00:00:00Z'], '--since says the whole range'],
    [['--out', 'usage.csv'], '--out needs --format'],
    [['--format', 'csv', '--json'], 'contradict each other'],
    [['--format', 'csv', '--limit', '3'], 'leave out --limit'],
    [['--by', 'colour'], 'expected some of key, client, project, code, environment'],
    [['--code', 'purple'], 'expected one of valid'],
    [['--since', 'soon'], 'expected a whole number and s, m, h, d or w'],
  ])('refuses %j', async (words, says) => {
    const { code, stdout, stderr } = await refused(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  it('says what of a question the service does not understand', async () => {
    const { code, stderr } = await refused('--from', 'yesterday')
    expect(code).toBe(1)
    expect(stderr).toContain('from')
  })
})
