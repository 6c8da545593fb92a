import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { controlOf, newToken } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { beside, besideService, commandLine, jsonBeside } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

describe('rights on the command line', () => {
  let service: TestService
  let run: ReturnType<typeof besideService>
  let json: ReturnType<typeof jsonBeside>
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null })
    run = besideService(service)
    json = jsonBeside(service)
    await run('projects', 'create', 'acme', '--name', 'Acme')
    const grants = ['--capabilities', 'indexer.*', '--tier', 'professional'] as const
    await run('products', 'create', 'indexer', ...grants)
    await run('subscriptions', 'create', 'acme', 'indexer')
  })
  afterAll(() => service.remove())

  const ended = (words: readonly string[], input = '') =>
    commandLine(words, { environment: beside(service), input })

  it.each([
    [['subscriptions', 'create', 'acme', 'indexer'], 'subscription_overlap', 'product'],
    [
      ...[['subscriptions', 'create', 'acme', 'indexer', '--until', '2020-01-01T00:00:00Z']],
      ...['body_invalid', 'until'],
    ],
    [['products', 'create', 'other', '--capabilities', 'Indexer.Read'], 'body_invalid', 'capab'],
    [['products', 'create', 'other', '--tier', 'gold'], 'body_invalid', 'tier'],
    [['products', 'delete', 'indexer', '--yes'], 'object_in_use', 'At: subscriptions'],
  ] as [string[], string, string][])('refuses %j', async (words, code, names) => {
    const refused = await ended(words)
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(`code ${code}`)
    expect(refused.stderr).toContain(names)
  })

  it('shows what a key may by its products, and asks for it', async () => {
    const { secret } = await json('keys', 'create', 'acme')
    const shown = await ended(['verify', '--capabilities', 'indexer.history.read'], secret)
    expect(shown.code).toBe(0)
    expect(shown.stdout).toMatch(/\ncapabilities +indexer\.\*\n/)
    expect(shown.stdout).toMatch(/\ntier +professional\n/)
    const lacking = await ended(['verify', '--capabilities', 'market.read'], secret)
    expect(lacking.code).toBe(1)
    expect(lacking.stdout).toContain('capability_missing')
  })

  it('is in tokens as claims: scopes, capabilities, environment and tier', async () => {
    const wish = { json: { environment: 'test', scopes: ['orders:read'] } }
    const { body } = await controlOf(service)('/v1/projects/acme/keys', wish)
    const { access_token: token } = await newToken(service, body.secret)
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({
      ...{ scope: 'orders:read', capabilities: ['indexer.*'] },
      ...{ environment: 'test', tier: 'professional' },
    })
  })

  it('ends the subscriptions of a product that is deleted when it is told so', async () => {
    await run('products', 'delete', 'indexer', '--cancel-subscriptions', '--yes')
    const [subscription] = await json('subscriptions', 'list', 'acme')
    expect(subscription.cancelled_at).not.toBeNull()
  })
})
