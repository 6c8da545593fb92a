import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { allSealed } from '../audit/trail.ts'
import { controlOf, newKey, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { beside, besideService, commandLine, jsonBeside, startCommandLine } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

describe('countersign audit', () => {
  let service: TestService
  let run: ReturnType<typeof besideService>
  let json: ReturnType<typeof jsonBeside>
  let control: ReturnType<typeof controlOf>
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    run = besideService(service)
    json = jsonBeside(service)
    control = controlOf(service)
    await run('projects', 'create', 'acme', '--name', 'Acme')
    await run('projects', 'change', 'acme', '--name', 'Acme Ltd')
    await allSealed(control)
  })
  afterAll(() => service.remove())

  it('lists what was done, also by the command line itself', async () => {
    const listed = await json('audit', 'list', '--project', 'acme')
    expect(listed).toMatchObject([
      { actor: 'admin', action: 'project.change', after: { name: 'Acme Ltd' } },
      { actor: 'admin', action: 'project.create', after: { slug: 'acme' } },
    ])
    const { stdout } = await run('audit', 'list', '--project', 'acme', '--action', 'project.change')
    expect(stdout).toMatch(/^TIME +ACTOR +FROM +ACTION +OBJECT +CHANGE\n/)
    expect(stdout).toContain('name: Acme → Acme Ltd')
  })

  it('exports all of it, a line each', async () => {
    const { stdout: lines } = await run('audit', 'export')
    const { text } = await control('/v1/audit?format=ndjson')
    expect(lines).toBe(text)
    const { stdout: csv } = await run('audit', 'export', '--format', 'csv')
    expect(csv).toBe((await control('/v1/audit?format=csv')).text)
  })

  it('verifies the chain, in itself and by a head that was kept', async () => {
    for (let count = 0; count < 110; count++) await newProject(control)
    const head = (await run('audit', 'head')).stdout.trim()
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/)
    await newProject(control)
    await allSealed(control)
    expect((await run('audit', 'verify')).stdout).toMatch(/^The chain is whole: \d+ changes/)
    const checked = await json('audit', 'verify', '--head', head)
    expect(checked).toMatchObject({ valid: true, fault: null })
    expect(checked.checked).toBeGreaterThan(100)

    const [sequence = ''] = head.split(':')
    const other = `${sequence}:${'a'.repeat(64)}`
    const environment = beside(service)
    const replaced = await commandLine(['audit', 'verify', '--head', other], { environment })
    expect(replaced.code).toBe(1)
    expect(replaced.stdout).toContain(`The record ${sequence} is another than the head`)
    const unusable = await commandLine(['audit', 'verify', '--head', '7'], { environment })
    expect(unusable).toMatchObject({ code: 2, stdout: '' })
  })

  it('names the first record that does not fit', async () => {
    const database = new DatabaseSync(join(service.directory, 'countersign.sqlite'))
    const edit = (actor: string) =>
      database.exec(`update audit_records set actor = '${actor}' where sequence = 105`)
    edit('somebody')
    await newProject(control)
    const ended = await commandLine(['audit', 'verify', '--json'], {
      environment: beside(service),
    })
    edit('admin')
    database.close()
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      valid: false,
      checked: 104,
      fault: { sequence: 105, reason: 'altered' },
    })
  })

  it('follows what happens until it is ended', async () => {
    const child = startCommandLine(['audit', 'follow', '--action', 'key.create', '--json'], {
      environment: beside(service),
    })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const made: string[] = []
    // it may not have begun when the first ones are made
    while (text === '') {
      made.push((await newKey(control)).key.id)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    const exited = once(child, 'exit')
    child.kill('SIGINT')
    await exited
    expect(child.exitCode).toBe(130)
    const [first = ''] = text.split('\n')
    const shown = JSON.parse(first) as { action: string; object: { ids: string[] } }
    expect(shown.action).toBe('key.create')
    expect(made).toContain(shown.object.ids[0])
  })
})
