import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ask, controlOf, newToken, verify } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { beside, besideService, commandLine, jsonBeside } from './command-line.ts'

// Each test runs many processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 })

let service: TestService
let run: ReturnType<typeof besideService>
let json: ReturnType<typeof jsonBeside>
let control: ReturnType<typeof controlOf>
const directory = mkdtempSync(join(tmpdir(), 'countersign-cli-'))

beforeAll(async () => {
  service = await startTestService({ databaseUrl: null })
  run = besideService(service)
  json = jsonBeside(service)
  control = controlOf(service)
  await run('projects', 'create', 'acme', '--name', 'Acme')
})
afterAll(async () => {
  await service.remove()
  rmSync(directory, { recursive: true, force: true })
})

const failing = (...words: readonly string[]) =>
  commandLine(words, { environment: beside(service) })

describe('projects', () => {
  it('are made, listed, read, changed and deleted', async () => {
    const made = await json(
      'projects',
      'create',
      'shop',
      '--name',
      'Shop',
      '--contact',
      'a@b.example',
    )
    expect(made).toMatchObject({ slug: 'shop', name: 'Shop', contact: 'a@b.example' })
    expect(await json('projects', 'get', 'shop')).toEqual(made)
    expect(await json('projects', 'change', 'shop', '--deactivate')).toMatchObject({
      id: made.id,
      is_active: false,
    })
    expect(await json('projects', 'list', '--state', 'inactive')).toMatchObject([{ slug: 'shop' }])
    expect(await json('projects', 'delete', 'shop', '--yes')).toEqual({ deleted: 'shop' })
    expect(await failing('projects', 'get', 'shop')).toMatchObject({ code: 1, stdout: '' })
  })

  it('are shown to people as a table and as fields', async () => {
    const { stdout, stderr } = await run('projects', 'list')
    expect(stdout).toMatch(/^SLUG {2,}NAME {2,}STATE {2,}ID .*\nacme {2,}Acme {2,}active {2,}prj_/)
    expect(stderr).toBe('')
    expect((await run('projects', 'get', 'acme')).stdout).toMatch(/^slug +acme\nname +Acme\n/)
  })

  it('are said not to be there on standard error, and a program gets an empty list', async () => {
    expect(await run('projects', 'list', '--search', 'nobody')).toMatchObject({
      stdout: '',
      stderr: 'There are no projects.\n',
    })
    expect(await json('projects', 'list', '--search', 'nobody')).toEqual([])
  })
})

describe('keys', () => {
  it('are made with all that they may have', async () => {
    const { key, secret } = await json(
      ...['keys', 'create', 'acme', '--name', 'ci', '--environment', 'test'],
      ...['--scopes', 'orders:read,orders:write', '--scopes', 'stock:read'],
      ...['--audiences', service.publicUrl, '--ip-allow', '10.0.0.0/8, 192.0.2.7'],
      ...['--metadata', 'team=payments', '--metadata', 'note=a=b', '--expires-in', '90d'],
    )
    expect(key).toMatchObject({
      name: 'ci',
      environment: 'test',
      scopes: ['orders:read', 'orders:write', 'stock:read'],
      audiences: [service.publicUrl],
      ip_allow: ['10.0.0.0/8', '192.0.2.7'],
      metadata: { team: 'payments', note: 'a=b' },
    })
    expect(Date.parse(key.expires_at) - Date.parse(key.created_at)).toBe(90 * 86_400_000)
    expect(await verify(control, secret, { ip: '10.1.2.3' })).toMatchObject({ valid: true })
  })

  it('show their secret once, set apart, and say that it is not shown again', async () => {
    const { stdout, stderr } = await run('keys', 'create', 'acme', '--name', 'shown')
    const [, secret = ''] = /not shown again:\n\n {2}(\S+)\n\n$/.exec(stdout) ?? []
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    expect(stdout.split(secret)).toHaveLength(2)
    expect(stderr).toBe('')
    const [{ id }] = await json('keys', 'list', 'acme', '--search', 'shown')
    expect((await run('keys', 'get', id)).stdout).not.toContain(secret)
  })

  it('put their secret into a new file for its owner alone, and nowhere else', async () => {
    const path = join(directory, 'secret')
    const made = await json('keys', 'create', 'acme', '--name', 'filed', '--secret-file', path)
    expect(made).toMatchObject({ key: { name: 'filed' }, secret: null, secret_file: path })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const secret = readFileSync(path, 'utf8').trim()
    expect(await verify(control, secret)).toMatchObject({ valid: true })

    const again = await failing('keys', 'create', 'acme', '--name', 'twice', '--secret-file', path)
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain('is not overwritten')
    expect(readFileSync(path, 'utf8').trim()).toBe(secret)
    expect(await json('keys', 'list', 'acme', '--search', 'twice')).toEqual([])
  })

  it('leave no file behind when they were not made', async () => {
    const path = join(directory, 'never')
    const words = ['keys', 'create', 'nobody', '--secret-file', path]
    expect(await failing(...words)).toMatchObject({ code: 1 })
    expect(existsSync(path)).toBe(false)
  })

  it('are rotated with an overlap, changed, switched off and on, and revoked', async () => {
    const { key, secret } = await json('keys', 'create', 'acme', '--scopes', 'a,b')
    const { secret: next } = await json('keys', 'rotate', key.id, '--overlap', '24h')
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    expect((await run('keys', 'get', key.id)).stdout).toMatch(/SECRET +CREATED[^\n]*\n2 [^\n]*\n1 /)

    expect(await json('keys', 'change', key.id, '--scopes', 'a')).toMatchObject({ scopes: ['a'] })
    expect(await json('keys', 'change', key.id, '--any-scope')).toMatchObject({ scopes: null })
    expect(
      await json('keys', 'change', key.id, '--expires-in', '1h', '--deactivate'),
    ).toMatchObject({
      is_active: false,
      expires_at: expect.any(String),
    })
    expect(await verify(control, next)).toMatchObject({ code: 'key_inactive' })
    expect(await json('keys', 'change', key.id, '--never-expires', '--activate')).toMatchObject({
      is_active: true,
      expires_at: null,
    })

    const revoked = await json('keys', 'revoke', key.id, '--reason', 'end of the test')
    expect(revoked).toMatchObject({ revoked_reason: 'end of the test' })
    expect(await verify(control, next)).toMatchObject({ code: 'key_revoked' })
    const other = await json('keys', 'create', 'acme')
    expect((await run('keys', 'delete', other.key.id)).stdout).toContain('is revoked')
    expect(await verify(control, other.secret)).toMatchObject({ code: 'key_revoked' })
  })

  it('are listed all for a program, as many as are asked for, and revoked in turns of a thousand', async () => {
    await run('projects', 'create', 'many')
    for (let made = 0; made < 1_010; made++) {
      const { status } = await control('/v1/projects/many/keys', { json: { name: `key ${made}` } })
      expect(status).toBe(201)
    }
    expect(await json('keys', 'list', 'many')).toHaveLength(1_010)
    expect(await json('keys', 'list', 'many', '--limit', '7')).toHaveLength(7)
    const { stdout, stderr } = await run('keys', 'list', 'many')
    expect(stdout.trim().split('\n')).toHaveLength(201)
    expect(stderr).toContain('more keys than these 200')
    expect((await run('keys', 'list', 'many', '--limit', '1010')).stderr).toBe('')

    const revoked = await run('keys', 'revoke-many', 'many', '--state', 'active', '--yes')
    expect(revoked.stdout).toBe('1010 keys revoked.\n')
    expect(revoked.stderr).toContain('1000 keys revoked, 10 to go.')
  })

  it('are revoked by a filter, after it was said how many they are', async () => {
    await run('projects', 'create', 'old')
    for (const name of ['a', 'b']) await run('keys', 'create', 'old', '--name', name)
    const { secret } = await json('keys', 'create', 'old', '--environment', 'test')
    const words = ['keys', 'revoke-many', 'old', '--environment', 'live']

    expect(await json(...words, '--dry-run')).toMatchObject({ dry_run: true, matched: 2 })
    const unsure = await failing(...words)
    expect(unsure).toMatchObject({ code: 2, stdout: '' })
    expect(unsure.stderr).toMatch(/^2 keys of old would be revoked.*\n.*--yes/)
    expect(await json('keys', 'list', 'old', '--state', 'revoked')).toEqual([])

    expect((await run(...words, '--yes', '--reason', 'old')).stdout).toBe('2 keys revoked.\n')
    expect(await json('keys', 'list', 'old', '--state', 'revoked')).toHaveLength(2)
    expect(await verify(control, secret)).toMatchObject({ valid: true })
    expect(await json('keys', 'revoke-many', 'old', '--unused-for', '90d')).toMatchObject({
      matched: 0,
    })
    expect(await failing('keys', 'revoke-many', 'old', '--yes')).toMatchObject({ code: 2 })
  })
})

describe('clients', () => {
  it('are made, given another secret, changed and deleted', async () => {
    const words = ['clients', 'create', 'acme', '--name', 'Back office', '--scopes', 'orders:read']
    const { client, secret } = await json(...words)
    expect(client).toMatchObject({ name: 'Back office', scopes: ['orders:read'] })
    expect(await newToken(service, secret)).toMatchObject({ token_type: 'Bearer' })

    const id: string = client.client_id
    const { secret: other } = await json('clients', 'add-secret', id, '--name', 'second')
    expect(await verify(control, other)).toMatchObject({ principal: { client_id: id } })
    expect(await json('clients', 'secrets', id)).toHaveLength(2)
    expect(await json('clients', 'list', 'acme')).toMatchObject([{ client_id: id }])
    expect((await run('clients', 'list', 'acme')).stdout).toContain('Back office')
    expect(await json('clients', 'change', id, '--deactivate')).toMatchObject({ is_active: false })
    expect(await verify(control, other)).toMatchObject({ code: 'client_inactive' })
    expect((await run('clients', 'get', id)).stdout).toContain('inactive')

    expect(await failing('clients', 'delete', id)).toMatchObject({ code: 2 })
    await run('clients', 'delete', id, '--yes')
    expect((await failing('clients', 'get', id)).stderr).toContain('object_unknown')
  })
})

describe('server-level keys', () => {
  it('do what their permissions say, and are rotated, changed and revoked', async () => {
    const words = ['server-keys', 'create', '--name', 'gateway', '--permissions', 'verify']
    const { key, secret } = await json(...words)
    expect(key).toMatchObject({ level: 'server', permissions: ['verify'] })
    const around = {
      environment: { COUNTERSIGN_URL: service.controlUrl, COUNTERSIGN_TOKEN: secret },
    }
    const refused = await commandLine(['projects', 'list'], around)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/permission_missing, request req_/)
    expect(refused.stderr).not.toContain(secret)

    await run('server-keys', 'change', key.id, '--permissions', 'verify,projects.read')
    expect(await commandLine(['projects', 'list'], around)).toMatchObject({ code: 0 })
    const { secret: next } = await json('server-keys', 'rotate', key.id)
    expect(next).not.toBe(secret)
    expect((await run('server-keys', 'list')).stdout).toContain('gateway')
    expect(await json('server-keys', 'get', key.id)).toMatchObject({ name: 'gateway' })
    expect(await json('server-keys', 'revoke', key.id, '--reason', 'x')).toMatchObject({
      revoked_reason: 'x',
    })
  })

  it('come from `keys create --level server` too, as those who manage projects', async () => {
    const { key, secret } = await json('keys', 'create', '--level', 'server', '--name', 'root')
    expect(key.permissions).toEqual(['projects.read', 'projects.write', 'keys.read', 'keys.write'])
    const { status } = await ask(`${service.controlUrl}/v1/projects`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(status).toBe(200)
    expect(await failing('keys', 'create', 'acme', '--level', 'server')).toMatchObject({ code: 2 })
    expect(await failing('keys', 'create', 'acme', '--permissions', 'verify')).toMatchObject({
      code: 2,
    })
    expect((await run('server-keys', 'delete', key.id)).code).toBe(0)
  })
})

describe('signing keys', () => {
  it('are listed, rotated, and replaced when one is compromised', async () => {
    const [first, ...others] = await json('signing-keys', 'list')
    expect(first).toMatchObject({ state: 'signing' })
    expect(others).toEqual([])
    expect((await run('signing-keys', 'list')).stdout).toMatch(/^KID +ALGORITHM +STATE/)

    expect(await json('signing-keys', 'rotate')).toMatchObject({ state: 'announced' })
    const early = await failing('signing-keys', 'rotate', '--now')
    expect(early).toMatchObject({ code: 1, stdout: '' })

    const { secret } = await json('keys', 'create', 'acme')
    const { access_token: token } = await newToken(service, secret)
    expect(await verify(control, token)).toMatchObject({ valid: true })
    const words = ['signing-keys', 'compromised', first.kid]
    expect(await failing(...words)).toMatchObject({ code: 2, stdout: '' })
    expect(await verify(control, token)).toMatchObject({ valid: true })
    expect((await run(...words, '--yes', '--reason', 'seen in a dump')).stdout).toContain('kid ')
    expect(await verify(control, token)).toMatchObject({ valid: false })
  })
})

describe('verify', () => {
  it('says by its exit code whether a credential is valid, and why it is not', async () => {
    const { key, secret } = await json('keys', 'create', 'acme', '--scopes', 'a', '--name', 'v')
    const environment = beside(service)
    const piped = await commandLine(['verify'], { environment, input: `${secret}\n` })
    expect(piped).toMatchObject({ code: 0, stderr: '' })
    expect(piped.stdout).toMatch(/^valid\n/)

    const path = join(directory, 'credential')
    writeFileSync(path, secret)
    expect(await json('verify', '--file', path, '--scopes', 'a')).toMatchObject({
      valid: true,
      principal: { key_id: key.id },
    })
    const missing = await commandLine(['verify', '--file', path, '--scopes', 'b', '--json'], {
      environment,
    })
    expect(missing.code).toBe(1)
    expect(JSON.parse(missing.stdout)).toMatchObject({ valid: false, code: 'scope_missing' })

    await run('keys', 'revoke', key.id)
    const revoked = await commandLine(['verify', '--file', path, '--explain'], { environment })
    expect(revoked).toMatchObject({ code: 1, stderr: '' })
    expect(revoked.stdout).toMatch(/^not valid\n\nkey_revoked: /)
    expect((await commandLine(['verify'], { environment })).stderr).toContain('no credential')
    expect((await failing('verify', '--file', join(directory, 'absent'))).stderr).toContain(
      'ENOENT',
    )
  })
})

it('prints foreign texts without their power over a terminal', async () => {
  const { body } = await control('/v1/projects/acme/keys', {
    json: { metadata: { note: 'a\u001b[31mred\u202e' } },
  })
  const { stdout } = await run('keys', 'get', body.key.id)
  expect(stdout).toContain('red')
  for (const unsafe of ['\u001b', '\u202e']) expect(stdout).not.toContain(unsafe)
})

describe('products and subscriptions', () => {
  it('are made, given to projects, changed, cancelled and deleted', async () => {
    const made = await json('products', 'create', 'indexer', '--capabilities', 'indexer.*')
    expect(made).toMatchObject({ slug: 'indexer', name: 'indexer', capabilities: ['indexer.*'] })
    const first = await json('subscriptions', 'create', 'acme', 'indexer')
    expect(await json('subscriptions', 'list', 'acme')).toEqual([first])
    expect((await run('products', 'list')).stdout).toMatch(/indexer {2,}indexer {2,}indexer\.\*/)
    expect(await failing('subscriptions', 'create', 'acme', 'indexer')).toMatchObject({ code: 1 })

    const { secret } = await json('keys', 'create', 'acme', '--name', 'subscribed')
    const capabilities = { require: { capabilities: ['indexer.history.read'] } }
    expect(await verify(control, secret, capabilities)).toMatchObject({ valid: true })
    await run('products', 'change', 'indexer', '--capabilities', 'indexer.subscribe')
    expect(await verify(control, secret, capabilities)).toMatchObject({ valid: false })

    expect(await failing('products', 'delete', 'indexer', '--yes')).toMatchObject({ code: 1 })
    expect(await json('subscriptions', 'cancel', first.id, '--yes')).toMatchObject({ id: first.id })
    await run('products', 'delete', 'indexer', '--yes')
    expect(await json('products', 'list')).toEqual([])
  })
})
