import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startLimited } from '../limits/limited-service.ts'
import type { TestService } from '../service/service.ts'
import { beside, besideService, commandLine, jsonBeside } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

describe('limits on the command line', () => {
  let service: TestService
  let run: ReturnType<typeof besideService>
  let json: ReturnType<typeof jsonBeside>
  beforeAll(async () => {
    service = await startLimited(null)
    run = besideService(service)
    json = jsonBeside(service)
    await run('projects', 'create', 'acme', '--name', 'Acme')
  })
  afterAll(() => service.remove())

  const ended = (words: readonly string[], input = '') =>
    commandLine(words, { environment: beside(service), input })

  it('gives a client a tier, another, and none', async () => {
    const made = await json('clients', 'create', 'acme', '--name', 'one', '--tier', 'five')
    expect(made.client.tier).toBe('five')
    const change = ['clients', 'change', made.client.client_id] as const
    expect((await json(...change, '--tier', 'even')).tier).toBe('even')
    expect((await json(...change, '--name', 'another')).tier).toBe('even')
    expect((await run('clients', 'get', made.client.client_id)).stdout).toMatch(/\ntier +even\n/)
    expect((await run('clients', 'list', 'acme')).stdout).toMatch(/ TIER .*\n.* even /)
    expect((await json(...change, '--without-tier')).tier).toBeNull()
    const both = await ended([...change, '--tier', 'five', '--without-tier'])
    expect(both).toMatchObject({ code: 2, stdout: '' })
  })

  it('gives a product a tier, another, and none', async () => {
    expect((await json('products', 'create', 'plan', '--tier', 'sold')).tier).toBe('sold')
    expect((await json('products', 'change', 'plan', '--tier', 'five')).tier).toBe('five')
    expect((await run('products', 'get', 'plan')).stdout).toMatch(/\ntier +five\n/)
    expect((await json('products', 'change', 'plan', '--without-tier')).tier).toBeNull()
  })

  it('refuses a tier that does not exist, and names those that do', async () => {
    for (const words of [
      ['clients', 'create', 'acme', '--name', 'one', '--tier', 'gold'],
      ['products', 'create', 'golden', '--tier', 'gold'],
    ]) {
      const { code, stderr } = await ended(words)
      expect(code).toBe(1)
      expect(stderr).toContain('tier')
      expect(stderr).toContain('one of five, open, even, sold')
    }
  })

  it('spends what a verification costs, and says what is left', async () => {
    const made = await json('clients', 'create', 'acme', '--name', 'sold', '--tier', 'sold')
    const verify = (...words: string[]) => ended(['verify', ...words], made.secret)
    const first = await verify('--cost', '5')
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/\nlimit +sold: 995 of 1000 left, all again in \d+ s\n/)
    expect(first.stdout).toMatch(/\nquota +sold-quota: 2 of 7 left, all again in \d+ s\n/)
    const explained = await verify('--cost', '3', '--explain')
    expect(explained.code).toBe(1)
    expect(explained.stdout).toMatch(/^not valid\n\nrate_exceeded: /)
    expect(explained.stdout).toMatch(/\nquota +sold-quota: 2 of 7 left/)
    expect((await verify('--cost', '2', '--explain')).stdout).toMatch(
      /^valid\n(.*\n)+quota +sold-quota: 2 of 7 left/,
    )
    expect((await verify('--cost', '2')).stdout).toMatch(/sold-quota: 0 of 7 left/)
    const refused = await verify()
    expect(refused.code).toBe(1)
    expect(refused.stdout).toMatch(/\nlimit +sold: 993 of 1000 left/)
  })

  it.each(['0', '-1', '1.5', '1000001'])('refuses a cost of %s', async (cost) => {
    const { code, stdout, stderr } = await ended(['verify', `--cost=${cost}`], 'x')
    expect(stdout).toBe('')
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain('cost')
  })
})
