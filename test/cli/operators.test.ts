import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newOperator, openBrowser, password, secretOf } from '../operators/browser.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { commandsOn } from '../service/contracts.ts'
import { startTestService, type TestService, testSecrets } from '../service/service.ts'
import { commandLine } from './command-line.ts'

const environment = { TRUSTED_PROXIES: '127.0.0.1' }

/** Whoever has the link becomes an owner. */
async function becomeOwner(service: TestService, link: string): Promise<number> {
  expect(link).toMatch(/\/dashboard\/setup#[0-9A-Za-z]{43}$/)
  const email = `${String(Math.random()).slice(2)}@example.com`
  const json = { token: secretOf(link), name: 'An owner', email, password }
  return (await openBrowser(service).ask('/v1/setup', { json })).status
}

describe('the first start', () => {
  it('leaves a link in a file that only its owner reads, and in no log', async () => {
    const service = await startTestService({ databaseUrl: null, environment })
    try {
      const file = join(service.directory, 'setup-link')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const link = readFileSync(file, 'utf8').trim()
      expect(service.output()).toContain(file)
      expect(service.output()).not.toContain(secretOf(link))
      expect(link.startsWith(`${service.controlUrl}/dashboard/`)).toBe(true)
      await service.stop()
      await service.restart()
      const renewed = readFileSync(file, 'utf8').trim()
      expect(await becomeOwner(service, link)).toBe(403)
      expect(await becomeOwner(service, renewed)).toBe(200)
      expect(await becomeOwner(service, renewed)).toBe(403)
    } finally {
      await service.remove()
    }
  })
})

describe('operators', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: null, environment })
  })
  afterAll(() => service.remove())

  it('are listed, invited, given roles and removed', async () => {
    const run = commandsOn(service)
    const { id, email } = await newOperator(service, 'operator')
    expect(await run('operators', 'list')).toMatchObject([{ id, email, role: 'operator' }])
    expect(await run('operators', 'role', email, 'read-only')).toMatchObject({ role: 'read-only' })
    const made = await run('operators', 'invite', 'eve@example.com', '--role', 'owner')
    const json = { token: secretOf(made.link), name: 'Eve', password }
    const accepted = await openBrowser(service).ask('/v1/invitations/accept', { json })
    expect(accepted.body.operator).toMatchObject({ email: 'eve@example.com', role: 'owner' })
    await run('operators', 'remove', id, '--yes')
    expect(await run('operators', 'list')).toMatchObject([{ email: 'eve@example.com' }])
    await expect(run('operators', 'remove', 'eve@example.com', '--yes')).rejects.toThrow('owner')
    await expect(run('operators', 'role', 'nobody@example.com', 'owner')).rejects.toThrow(
      'no operator',
    )
  })

  it('have a way back in, while the service runs and while it does not', async () => {
    const running = ['operators', 'reset', '--data', service.directory, '--json']
    const around = { environment: { COUNTERSIGN_URL: service.controlUrl } }
    const { code, stdout, stderr } = await commandLine(running, around)
    expect(code, stderr).toBe(0)
    expect(await becomeOwner(service, JSON.parse(stdout).link)).toBe(200)
    await service.stop()
    const stopped = await commandLine(running, around)
    await service.restart()
    expect(await becomeOwner(service, JSON.parse(stopped.stdout).link)).toBe(200)
  })

  it('have one on PostgreSQL, by the database', async () => {
    const databaseUrl = await createTestDatabase()
    const server = await startTestService({ databaseUrl, environment })
    try {
      expect(server.output()).toContain('countersign operators reset')
      const around = { environment: { DATABASE_URL: databaseUrl, ...testSecrets } }
      const { code, stdout, stderr } = await commandLine(['operators', 'reset', '--json'], around)
      expect(code, stderr).toBe(0)
      expect(await becomeOwner(server, JSON.parse(stdout).link)).toBe(200)
    } finally {
      await server.remove()
    }
  })
})
