import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listener } from '../listener.ts'
import { addDashboard } from './dashboard.ts'

describe('the dashboard as it was built', () => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-dashboard-'))
  const app = fastify()
  let url = ''
  beforeAll(async () => {
    mkdirSync(join(directory, 'assets'))
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Countersign</title>')
    writeFileSync(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(directory, 'assets/index-abc.js'), 'export {}')
    writeFileSync(join(directory, '../secret-of-another'), 'no')
    addDashboard(app as unknown as Listener, directory)
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await app.close()
    rmSync(directory, { recursive: true })
    rmSync(join(directory, '../secret-of-another'))
  })
  const get = (path: string) => fetch(url + path, { redirect: 'manual' })

  it('has one document for every page, which is asked for anew each time', async () => {
    for (const path of ['/dashboard/', '/dashboard/setup', '/dashboard/projects/acme/keys?q=1']) {
      const reply = await get(path)
      expect(reply.status).toBe(200)
      expect(await reply.text()).toContain('<title>Countersign</title>')
      expect(reply.headers.get('cache-control')).toBe('no-cache')
      const policy = reply.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(reply.headers.get('x-frame-options')).toBe('DENY')
      expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('has assets that may be kept for ever, and other files', async () => {
    const script = await get('/dashboard/assets/index-abc.js')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/dashboard/favicon.svg')).headers.get('content-type')).toContain('svg')
    expect((await get('/dashboard/assets/gone.js')).status).toBe(404)
  })

  it('is where the control port begins', async () => {
    for (const path of ['/', '/dashboard']) {
      expect((await get(path)).headers.get('location')).toBe('/dashboard/')
    }
  })

  it('gives nothing from beside it', async () => {
    for (const path of [
      '/dashboard/assets/%2e%2e/%2e%2e/secret-of-another',
      '/dashboard/assets/..%2f..%2fsecret-of-another',
      '/dashboard/%2e%2e%2fsecret-of-another',
    ]) {
      expect(await (await get(path)).text()).not.toBe('no')
    }
  })
})
